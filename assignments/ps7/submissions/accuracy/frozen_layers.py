# expects: misses 0.67
# loses: build_model
# hint: The convolutions are frozen (trainable=False): they keep their random kernels.
# hint.ko: 합성곱층이 고정되어 있어(trainable=False) 무작위 커널이 학습되지 않습니다.
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
    for layer in model.layers[:6]:
        layer.trainable = False
    return model
