# expects: misses 0.67
# loses: build_model
# hint: Two of the three convolutions are missing.
# hint.ko: 합성곱층 세 개 중 두 개가 빠졌습니다.
import keras


def build_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16,):
        model.add(keras.layers.Conv2D(filters, 2, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(8))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
