# expects: misses 0.83
# loses: build_mlp, build_cnn
# hint: Without activations the dense layers collapse into one linear layer (problem set 1).
# hint.ko: 활성화가 없으면 밀집층들이 선형층 하나로 합쳐집니다(과제 1).
import keras


def build_mlp():
    sizes = (512, 512)
    layers = [keras.layers.Dense(units) for units in sizes]
    return keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Flatten(), *layers, keras.layers.Dense(10, activation="softmax")]
    )


def build_cnn(dropout=False):
    return build_mlp()
