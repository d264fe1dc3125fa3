# loses: build_improved_model
# hint: One of the six convolutions has no BatchNormalization behind it.
# hint.ko: 합성곱층 여섯 개 중 하나에 BatchNormalization이 없습니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for i in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", activation="relu", kernel_regularizer=regularizers.L2(1e-4)))
            if (filters, i) != (128, 1):
                model.add(layers.BatchNormalization())
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model
