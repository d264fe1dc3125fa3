# expects: misses
# loses: build_improved_model
# hint: Without activations the convolutions are one linear map: a relu is missing after each.
# hint.ko: 활성화가 없으면 합성곱층들은 선형 사상 하나일 뿐입니다. 각각 뒤에 relu가 필요합니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (32, 64, 128):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization(momentum=0.9))
        model.add(layers.AveragePooling2D(2))
        model.add(layers.Dropout(0.1))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(10, activation="softmax"))
    return model
