# loses: build_small_model
# hint: There is a third pooling, behind the last convolution; the lecture has two.
# hint.ko: 마지막 합성곱 뒤에 세 번째 풀링이 있습니다. 강의에는 두 개뿐입니다.
import keras


def build_small_model():
    inputs = keras.Input((32, 32, 3))
    x = keras.layers.Conv2D(32, (3, 3), activation="relu")(inputs)
    x = keras.layers.MaxPooling2D((2, 2))(x)
    x = keras.layers.Conv2D(64, (3, 3), activation="relu")(x)
    x = keras.layers.MaxPooling2D((2, 2))(x)
    x = keras.layers.Conv2D(64, (3, 3), activation="relu")(x)
    x = keras.layers.MaxPooling2D((2, 2))(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(64, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
