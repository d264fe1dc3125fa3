# expects: passes 7

# The lecture's widths, pooling before normalization, little dropout; trained as the reference is.
import keras
from keras import layers


def build_improved_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (32, 64, 128):
        for place in range(2):
            model.add(layers.Conv2D(filters, 3, padding="same", use_bias=False, kernel_regularizer=keras.regularizers.L2(2e-4)))
            if place == 1:
                model.add(layers.MaxPooling2D(2))
            model.add(layers.BatchNormalization(momentum=0.9))
            model.add(layers.Activation("relu"))
        model.add(layers.Dropout(0.1))
    model.add(layers.GlobalAveragePooling2D())
    model.add(layers.Dense(10, activation="softmax"))
    return model
