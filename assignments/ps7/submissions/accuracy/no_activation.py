# expects: misses
# loses: build_model
# hint: Without activations the dense layers collapse into one, and only the poolings bend: add activation="relu".
# hint.ko: 활성화가 없으면 밀집층들이 하나로 합쳐집니다. activation="relu"를 넣으세요.
import keras


def build_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, 2, padding="same"))
        model.add(keras.layers.AveragePooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
