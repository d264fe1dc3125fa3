# loses: nothing

# Activations as function calls in functional models; training images moved by a pixel at random.
import keras
import numpy as np
from keras import layers


def build_mlp():
    image = keras.Input((28, 28, 1))
    h = layers.Flatten()(image)
    h = keras.ops.relu(layers.Dense(512)(h))
    h = keras.activations.relu(layers.Dense(512)(h))
    return keras.Model(image, keras.ops.softmax(layers.Dense(10)(h)))


def build_cnn(dropout=False):
    image = keras.Input((28, 28, 1))
    h = keras.activations.relu(layers.Conv2D(32, 3, padding="same")(image))
    h = layers.MaxPooling2D(2)(h)
    h = layers.MaxPooling2D(2)(keras.ops.relu(layers.Conv2D(64, 3, padding="same")(h)))
    h = layers.Flatten()(h)
    if dropout:
        h = layers.Dropout(0.3)(h)
    h = keras.ops.relu(layers.Dense(64)(h))
    if dropout:
        h = layers.Dropout(0.5)(h)
    return keras.Model(image, keras.activations.softmax(layers.Dense(10)(h)))


def moved(x, rng):
    """Each image a pixel off at most, with zeros behind it."""
    H, W = x.shape[1:3]
    padded = np.pad(x, [(0, 0), (1, 1), (1, 1), (0, 0)])
    places = rng.integers(0, 3, (len(x), 2))
    return np.stack([padded[i, a : a + H, b : b + W] for i, (a, b) in enumerate(places)])


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    rng = np.random.default_rng(1)
    history = {}
    for _ in range(epochs):
        fit = model.fit(
            moved(x_train, rng),
            y_train,
            batch_size=32,
            validation_data=(x_valid, y_valid),
            verbose=0,
        )
        for name, values in fit.history.items():
            history.setdefault(name, []).extend(values)
    return history
