# loses: build_model
# hint: Keras wants the share that is dropped, not the share that is kept: 0.3, not 0.7.
# hint.ko: Keras의 rate는 남기는 비율이 아니라 끄는 비율입니다. 0.7이 아니라 0.3입니다.
import keras


def build_model():
    model = keras.Sequential()
    model.add(keras.Input((32, 32, 3)))
    model.add(keras.layers.Conv2D(16, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Conv2D(32, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Conv2D(64, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.7))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.6))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
