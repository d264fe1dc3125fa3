# loses: build_improved_model
# hint: The rate of Dropout is the share that is dropped, not the share that is kept.
# hint.ko: Dropout의 비율은 남기는 비율이 아니라 버리는 비율입니다.
import keras
from keras import layers, regularizers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters, keep in ((32, 0.8), (64, 0.7), (128, 0.6)):
        for _ in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
            model.add(layers.BatchNormalization())
            model.add(layers.Activation("relu"))
        model.add(layers.MaxPooling2D(2))
        model.add(layers.Dropout(keep))
    model.add(layers.Flatten())
    model.add(layers.Dense(10, activation="softmax"))
    return model
