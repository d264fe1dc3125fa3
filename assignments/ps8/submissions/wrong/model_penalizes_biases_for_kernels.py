# loses: build_improved_model
# hint: bias_regularizer penalizes the biases: the weights are the kernel, kernel_regularizer.
# hint.ko: bias_regularizer는 편향에 벌점을 줍니다. 가중치는 kernel_regularizer입니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, rate in ((32, 0.2), (64, 0.3), (128, 0.4)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", bias_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization())
            model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(rate))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model
