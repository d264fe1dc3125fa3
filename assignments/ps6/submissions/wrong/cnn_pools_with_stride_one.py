# loses: build_cnn
# hint: The pooling moves by one pixel (strides=1), so that the maps hardly shrink.
# hint.ko: 풀링이 한 픽셀씩 움직여서(strides=1) 특징 맵이 거의 줄지 않습니다.
import keras


def build_cnn(dropout=False):
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Conv2D(32, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D((2, 2), strides=1))
    model.add(keras.layers.Conv2D(64, (3, 3), padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D((2, 2), strides=1))
    model.add(keras.layers.Flatten())
    if dropout:
        model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(64, activation="relu"))
    if dropout:
        model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
