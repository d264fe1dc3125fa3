# loses: build_model
# hint: Strides of 2 in the convolutions stand in the place of the poolings.
# hint.ko: 풀링 대신 합성곱의 스트라이드를 2로 했습니다.
import keras


def build_model():
    model = keras.Sequential()
    model.add(keras.Input((32, 32, 3)))
    model.add(keras.layers.Conv2D(16, 2, strides=2, padding="same", activation="relu"))
    model.add(keras.layers.Conv2D(32, 2, strides=2, padding="same", activation="relu"))
    model.add(keras.layers.Conv2D(64, 2, strides=2, padding="same", activation="relu"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
