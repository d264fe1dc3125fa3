# expects: misses 7
# loses: build_improved_model
# hint: One convolution sees nothing larger than its kernel: six are asked for.
# hint.ko: 합성곱층 하나는 커널보다 큰 것을 보지 못합니다. 여섯 개가 필요합니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    return keras.Sequential([
        keras.Input((32, 32, 3)),
        layers.Conv2D(32, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)),
        layers.BatchNormalization(momentum=0.9),
        layers.Activation("relu"),
        layers.MaxPooling2D(8),
        layers.Flatten(),
        layers.Dense(10, activation="softmax"),
    ])
