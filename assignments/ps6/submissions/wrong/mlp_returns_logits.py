# loses: build_mlp
# hint: The last layer has no softmax: its outputs are logits, not probabilities.
# hint.ko: 마지막 층에 소프트맥스가 없습니다. 출력이 확률이 아니라 로짓입니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10))
    return model
