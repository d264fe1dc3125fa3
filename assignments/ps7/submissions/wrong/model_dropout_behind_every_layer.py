# loses: build_model
# hint: There are Dropout layers behind the poolings, too; asked for are two, behind Flatten and before the last layer.
# hint.ko: 풀링 뒤에도 Dropout이 있습니다. Flatten 뒤와 마지막 층 앞, 두 개만 있어야 합니다.
import keras


def build_model():
    model = keras.Sequential()
    model.add(keras.Input((32, 32, 3)))
    model.add(keras.layers.Conv2D(16, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Conv2D(32, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Conv2D(64, 2, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
