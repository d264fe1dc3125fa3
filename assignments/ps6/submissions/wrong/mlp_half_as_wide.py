# loses: build_mlp
# hint: The hidden layers have 256 units, asked for are 512.
# hint.ko: 은닉층의 유닛이 256개입니다. 512개여야 합니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(256, activation="relu"))
    model.add(keras.layers.Dense(256, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
