# loses: build_cnn
# hint: The argument dropout is ignored: with dropout=True two Dropout layers must be there.
# hint.ko: 인수 dropout을 무시했습니다. dropout=True이면 Dropout 층이 두 개 있어야 합니다.
import keras


def build_cnn(dropout=False):
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Conv2D(32, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D((2, 2)))
    model.add(keras.layers.Conv2D(64, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D((2, 2)))
    model.add(keras.layers.Flatten())
    if dropout is None:
        model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(64, activation="relu"))
    if dropout is None:
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
