# loses: build_mlp
# hint: Without an activation between them, the dense layers collapse into a single linear one (problem set 1). Hidden layers need relu.
# hint.ko: 활성화가 없으면 밀집층들이 선형층 하나로 합쳐집니다(과제 1). 은닉층에는 relu가 필요합니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512))
    model.add(keras.layers.Dense(512))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
