# expects: passes

# The same network in another style: functional, every activation a layer of its own.
import keras
from keras import layers


def build_model():
    inputs = keras.Input((32, 32, 3))
    h = inputs
    for filters in (16, 32, 64):
        h = layers.ReLU()(layers.Conv2D(filters, 2, padding="same")(h))
        h = layers.MaxPooling2D(2)(h)
    h = layers.Dropout(0.3)(layers.Flatten()(h))
    h = layers.Dropout(0.4)(layers.Activation("relu")(layers.Dense(500)(h)))
    return keras.Model(inputs, layers.Activation("softmax")(layers.Dense(10)(h)))
