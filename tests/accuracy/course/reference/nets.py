"""A small network for the generated images."""

import keras
import numpy as np
from keras import layers


def scale(x):
    """Scale pixels x (N, H, W, C) of 0 … 255 to float32 between 0 and 1."""
    return np.asarray(x, np.float32) / 255


def build_model():
    """Build the network: two convolutions, two poolings, two dense layers."""
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            layers.Conv2D(12, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(4),
            layers.Conv2D(24, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(32, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    """Train the compiled model and return Keras's History."""
    return model.fit(
        x_train, y_train, batch_size=32, epochs=epochs, validation_data=(x_valid, y_valid)
    )


def compile_model(model):
    """Compile the model for whole-numbered labels."""
    model.compile(
        keras.optimizers.Adam(3e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
