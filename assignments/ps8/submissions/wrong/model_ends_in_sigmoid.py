# loses: build_improved_model
# hint: Ten sigmoids do not add up to 1: the probabilities of ten classes come from a softmax.
# hint.ko: 시그모이드 열 개의 합은 1이 아닙니다. 열 클래스의 확률은 softmax에서 나옵니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization())
            model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="sigmoid"))
    return model
