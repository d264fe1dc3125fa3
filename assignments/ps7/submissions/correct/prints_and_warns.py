# loses: nothing

# Noise costs nothing; nested models; a schedule of learning rates; nothing in numpy that could be a loop.
import sys
import warnings

import keras
import matplotlib.pyplot as plt
import numpy as np


def normalize(x):
    print("normalizing", np.shape(x))
    warnings.warn("only a warning")
    sys.stderr.write("only noise\n")
    if np.ndim(x) == 0:
        return float(x) / 255
    return [normalize(part) for part in x] if np.size(x) < 50 else np.array(x) / 255.0


def build_model():
    features = keras.Sequential(name="features")
    for n in (16, 32, 64):
        features.add(keras.layers.Conv2D(n, 2, padding="same", activation=keras.ops.relu))
        features.add(keras.layers.MaxPooling2D(2))
    head = keras.Sequential([
        keras.layers.Flatten(),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(500, "relu", kernel_regularizer=keras.regularizers.L2(1e-5)),
        keras.layers.Dropout(0.4),
        keras.layers.Dense(10, "softmax", dtype="float32"),
    ])
    return keras.Sequential([features, head])


def compile_model(model):
    optimizer = keras.optimizers.AdamW(
        keras.optimizers.schedules.ExponentialDecay(0.001, decay_steps=2000, decay_rate=0.7)
    )
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, x_valid, y_valid, epochs):
    print("training", len(x_train))
    keep = keras.callbacks.ModelCheckpoint("w.weights.h5", "val_loss", save_best_only=True, save_weights_only=True)
    history = model.fit(x_train, y_train, 100, epochs, validation_data=(x_valid, y_valid), callbacks=keep)
    model.load_weights("w.weights.h5")
    return dict(history.history)


def show_predictions(model, x, y):
    x, y = np.array(x), np.array(y)
    if len(x) != len(y) or not len(x):
        raise ValueError("one label for each image, please")
    fig, axes = plt.subplots(len(x), 1)
    for i, ax in enumerate(np.atleast_1d(axes)):
        p = model.predict(x[i : i + 1])[0]
        ax.imshow(x[i])
        text = "{} {:.1f}%".format(CLASSES[np.argmax(p)], 100 * np.max(p))
        ok = np.argmax(p) == y[i]
        ax.set_title(text if ok else text + "\n(true: " + CLASSES[y[i]] + ")", color="g" if ok else "r")
    return fig
