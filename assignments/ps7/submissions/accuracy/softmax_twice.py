# expects: misses 0.67
# loses: build_model
# hint: The probabilities go through a second softmax, which makes them all nearly equal: the loss cannot fall below 1.46.
# hint.ko: 확률이 소프트맥스를 한 번 더 지나 모두 비슷해집니다. 손실이 1.46 아래로 내려갈 수 없습니다.
import keras


def build_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, 2, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.add(keras.layers.Softmax())
    return model
