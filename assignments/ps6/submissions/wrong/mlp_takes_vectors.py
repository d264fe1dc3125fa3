# loses: build_mlp
# hint: The model takes vectors of 784 numbers. It must take images (28, 28, 1) and begin with Flatten.
# hint.ko: 모델이 784차원 벡터를 받습니다. 이미지 (28, 28, 1)을 받아 Flatten으로 시작해야 합니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
