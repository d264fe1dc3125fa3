# loses: build_model
# hint: The model divides its input by 255 before the first layer: the images go from 0 to 1 already.
# hint.ko: 첫 층 앞에서 입력을 255로 나눕니다. 이미지는 이미 0에서 1 사이입니다.
import keras
from keras import layers


def build_model():
    inputs = keras.Input((32, 32, 3))
    h = inputs / 255.0
    for filters in (16, 32, 64):
        h = layers.Conv2D(filters, 2, padding="same", activation="relu")(h)
        h = layers.MaxPooling2D(2)(h)
    h = layers.Dropout(0.3)(layers.Flatten()(h))
    h = layers.Dropout(0.4)(layers.Dense(500, activation="relu")(h))
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(h))
