# loses: build_small_model
# hint: This network has "valid" padding; with "same" the maps do not shrink, and the dense layer becomes four times as large.
# hint.ko: 이 신경망은 "valid" 패딩입니다. "same"이면 특징 맵이 줄지 않아 밀집층이 네 배가 됩니다.
import keras


def build_small_model():
    inputs = keras.Input((32, 32, 3))
    x = keras.layers.Conv2D(32, (3, 3), padding="same", activation="relu")(inputs)
    x = keras.layers.MaxPooling2D((2, 2))(x)
    x = keras.layers.Conv2D(64, (3, 3), padding="same", activation="relu")(x)
    x = keras.layers.MaxPooling2D((2, 2))(x)
    x = keras.layers.Conv2D(64, (3, 3), padding="same", activation="relu")(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(64, activation="relu")(x)
    return keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
