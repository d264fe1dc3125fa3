# loses: build_improved_model
# hint: Without an activation between them, two convolutions are one: a relu is missing.
# hint.ko: 사이에 활성화가 없으면 합성곱 두 개는 하나와 같습니다. relu가 빠졌습니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization())
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model
