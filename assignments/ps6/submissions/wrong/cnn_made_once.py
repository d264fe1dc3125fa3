# loses: build_cnn
# hint: The layers are made once, outside the function, so all models share their weights.
# hint.ko: 층을 함수 밖에서 한 번만 만들어 모든 모델이 가중치를 공유합니다.
import keras

conv_1 = keras.layers.Conv2D(32, 3, padding="same", activation="relu")
conv_2 = keras.layers.Conv2D(64, 3, padding="same", activation="relu")
dense_1 = keras.layers.Dense(64, activation="relu")
dense_2 = keras.layers.Dense(10, activation="softmax")


def build_cnn(dropout=False):
    inputs = keras.Input((28, 28, 1))
    x = keras.layers.MaxPooling2D()(conv_1(inputs))
    x = keras.layers.MaxPooling2D()(conv_2(x))
    x = keras.layers.Flatten()(x)
    if dropout:
        x = keras.layers.Dropout(0.3)(x)
    x = dense_1(x)
    if dropout:
        x = keras.layers.Dropout(0.5)(x)
    return keras.Model(inputs, dense_2(x))
