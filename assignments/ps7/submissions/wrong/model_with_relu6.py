# loses: build_model
# hint: relu6 cuts everything above 6 off; asked for is relu.
# hint.ko: relu6는 6보다 큰 값을 자릅니다. 문제에서 요구한 것은 relu입니다.
import keras


def build_model():
    model = keras.Sequential()
    model.add(keras.Input((32, 32, 3)))
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, 2, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu6"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
