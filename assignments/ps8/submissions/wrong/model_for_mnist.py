# loses: build_improved_model
# hint: CIFAR-10's images are (32, 32, 3): in colour, and larger than MNIST's.
# hint.ko: CIFAR-10 이미지는 (32, 32, 3)입니다. 컬러이고 MNIST보다 큽니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((28, 28, 1))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization())
            model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model
