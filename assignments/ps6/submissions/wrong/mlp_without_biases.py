# loses: build_mlp
# hint: The layers have no biases (use_bias=False).
# hint.ko: 층에 편향이 없습니다(use_bias=False).
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512, activation="relu", use_bias=False))
    model.add(keras.layers.Dense(512, activation="relu", use_bias=False))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
