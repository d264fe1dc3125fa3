# loses: build_model
# hint: The input is (32, 32, 1); photographs have three channels.
# hint.ko: 입력이 (32, 32, 1)입니다. 사진은 채널이 세 개입니다.
import keras


def build_model():
    model = keras.Sequential()
    model.add(keras.Input((32, 32, 1)))
    model.add(keras.layers.Conv2D(16, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Conv2D(32, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Conv2D(64, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
