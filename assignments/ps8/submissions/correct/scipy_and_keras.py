# loses: nothing

# Lets SciPy and Keras do the work wherever they can.
import keras
import matplotlib.pyplot as plt
import numpy as np
from scipy import ndimage, sparse


def confusion_matrix(y_true, y_pred, num_classes):
    if num_classes < 1:
        raise ValueError("num_classes")
    t, p = as_labels(y_true, "y_true", num_classes), as_labels(y_pred, "y_pred", num_classes)
    ones = np.ones(len(p), dtype=int)
    if len(t) != len(p):
        raise ValueError("unequal lengths")
    return sparse.coo_array((ones, (t, p)), shape=(num_classes, num_classes)).toarray()


def top_k_error(probs, y, k):
    probs = np.asarray(probs, dtype=np.float32)
    if probs.ndim != 2 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs) or len(y) == 0:
        raise ValueError("y")
    best = np.argpartition(probs, -k, axis=1)[:, -k:]
    return np.float32(1) - np.mean((best == y[:, None]).any(axis=1), dtype=np.float32)


def plot_learning_curves(history):
    fig = plt.figure(figsize=(9, 3))
    for i, name in enumerate(["loss", "accuracy"], start=1):
        if name not in history or "val_" + name not in history:
            raise ValueError(name + " is missing")
        epochs = np.arange(len(history[name])) + 1
        plt.subplot(1, 2, i)
        plt.plot(epochs, history["val_" + name], "--", label="validation")
        plt.plot(epochs, history[name], label="training")
        plt.xlabel("Epoch")
        plt.ylabel(name)
        plt.legend(loc="best")
    plt.tight_layout()
    return fig


def random_shift(batch, rng, max_shift=4):
    batch = np.array(batch, dtype=float)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    moves = rng.integers(-max_shift, max_shift, size=(len(batch), 2), endpoint=True)
    return np.stack([ndimage.shift(image, (dy, dx, 0), order=0) for image, (dy, dx) in zip(batch, moves)])


def random_rotation(batch, rng, max_degrees=15):
    batch = np.array(batch, dtype=float)
    if batch.ndim != 4:
        raise ValueError("batch must be (N, H, W, C)")
    if max_degrees < 0 or max_degrees > 180:
        raise ValueError("max_degrees")
    return np.stack([
        ndimage.rotate(image, rng.uniform(-max_degrees, max_degrees), reshape=False, order=1)
        for image in batch
    ])


def build_improved_model():
    layers, regularizers = keras.layers, keras.regularizers
    x = inputs = keras.Input(shape=(32, 32, 3))
    for filters in (32, 64, 128):
        x = layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.l2(1e-4))(x)
        x = layers.BatchNormalization()(x)
        x = shortcut = keras.ops.relu(x)
        x = layers.Conv2D(filters, 3, padding="same", kernel_regularizer="l2")(x)
        x = layers.BatchNormalization()(x)
        x = layers.Add()([x, shortcut])
        x = layers.ReLU()(x)
        x = layers.MaxPooling2D()(x)
        x = layers.SpatialDropout2D(0.1)(x)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Softmax()(layers.Dense(10)(x))
    return keras.Model(inputs, outputs)


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adamw", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model.fit(
        x_train, y_train, batch_size=64, epochs=epochs, verbose=0, validation_data=(x_valid, y_valid),
        callbacks=[
            keras.callbacks.ReduceLROnPlateau(patience=2),
            keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True),
        ],
    ).history
