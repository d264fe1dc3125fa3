# loses: build_cnn
# hint: The maps are averaged; asked for is the maximum: MaxPooling2D.
# hint.ko: 평균 풀링을 썼습니다. 최대 풀링 MaxPooling2D여야 합니다.
import keras


def build_cnn(dropout=False):
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Conv2D(32, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.AveragePooling2D((2, 2)))
    model.add(keras.layers.Conv2D(64, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.AveragePooling2D((2, 2)))
    model.add(keras.layers.Flatten())
    if dropout:
        model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(64, activation="relu"))
    if dropout:
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
