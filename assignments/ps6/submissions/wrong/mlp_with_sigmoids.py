# loses: build_mlp
# hint: The hidden layers use sigmoid, whose gradient vanishes. The lecture uses relu.
# hint.ko: 은닉층에 기울기가 사라지는 시그모이드를 썼습니다. 강의에서는 relu를 씁니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512, activation="sigmoid"))
    model.add(keras.layers.Dense(512, activation="sigmoid"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
