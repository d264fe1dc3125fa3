# loses: nothing

# Noise on every channel costs nothing; early stopping, checkpoints on the disk.
import sys
import warnings

import keras
import numpy as np


def prepare(x, y):
    print("preparing", np.shape(x))
    warnings.warn("this is only a warning")
    sys.stderr.write("this is only noise\n")
    x, y = np.array(x), np.array(y)
    if y.shape[1:] == (1,):
        y = y[:, 0]
    if x.ndim == 3:
        x = x.reshape(*x.shape, 1)
    if x.ndim != 4 or x.shape[-1] > 1:
        raise ValueError("x: only grey images")
    if y.ndim != 1 or len(y) != len(x):
        raise ValueError("y: one label for each image")
    if y.min() < 0 or y.max() > 9 or (y % 1 != 0).any():
        raise ValueError("y: labels are 0 to 9")
    return (x / 255).astype("float32"), np.eye(10, dtype="float32")[y.astype(int)]


def build_mlp():
    print("building")
    model = keras.Sequential([
        keras.layers.Input(shape=(28, 28, 1)),
        keras.layers.Flatten(name="pixels"),
        keras.layers.Dense(512, "relu"),
        keras.layers.Dense(512, "relu"),
        keras.layers.Dense(10, "softmax"),
    ])
    model.summary()
    model.compile("sgd", "mse")
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs=10):
    model.compile(keras.optimizers.Nadam(0.001), "categorical_crossentropy", metrics=["accuracy"])
    callbacks = [
        keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(patience=2),
        keras.callbacks.ModelCheckpoint("best.weights.h5", save_best_only=True, save_weights_only=True),
    ]
    history = model.fit(x_train, y_train, batch_size=16, epochs=epochs, verbose=1,
                        validation_data=(x_valid, y_valid), callbacks=callbacks)
    print(history.history)
    return history.history


def dropout_forward(x, rate, training, rng):
    print("dropout", rate, training)
    if rate >= 1 or rate < 0:
        raise ValueError(f"rate={rate}")
    if training and rng is None:
        raise ValueError("rng is None")
    x = np.asarray(x) * 1.0
    if not training or rate == 0:
        return x, np.ones_like(x)
    mask = rng.choice([0.0, 1 / (1 - rate)], size=x.shape, p=[rate, 1 - rate])
    return x * mask, mask
