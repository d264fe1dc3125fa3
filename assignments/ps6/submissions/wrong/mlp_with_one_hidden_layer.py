# loses: build_mlp
# hint: One of the two hidden layers is missing.
# hint.ko: 은닉층 두 개 중 하나가 빠졌습니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
