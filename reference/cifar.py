"""Problem set 7: a whole CNN for CIFAR-10: data, network, training, and a look at the answers.

N colour images of 32 × 32 pixels, channels last; ten classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import keras
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

CLASSES = "airplane automobile bird cat deer dog frog horse ship truck".split()


def load_and_split(
    x_train: ArrayLike, y_train: ArrayLike
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Set the first 5,000 training images aside for validation; all others train.

    Args:
        x_train: images, (N, …) with N > 5,000: for CIFAR-10 (50000, 32, 32, 3).
        y_train: their labels, (N,) or (N, 1).

    Returns:
        (x_train, y_train), (x_valid, y_valid): the images from the 5,001st on and their labels
        (for CIFAR-10 45,000), and the first 5,000 images and their labels. Order, numbers and the
        other axes stay as they are.

    Raises:
        ValueError: x_train and y_train differ in length, or there are no more than 5,000 images.

    Example:
        >>> (x, y), (x_valid, y_valid) = load_and_split(np.zeros((50_000, 1)), np.zeros(50_000))
        >>> len(x), len(y), len(x_valid), len(y_valid)
        (45000, 45000, 5000, 5000)

    Source: the lecture's split of CIFAR-10.
    """
    x, y = np.asarray(x_train), np.asarray(y_train)
    if len(x) != len(y):
        raise ValueError(f"x_train and y_train must have one length, got {len(x)} and {len(y)}")
    if len(x) <= 5_000:
        raise ValueError(f"x_train must hold more than 5,000 images, got {len(x)}")
    return (x[5_000:], y[5_000:]), (x[:5_000], y[:5_000])


def normalize(x: ArrayLike) -> np.ndarray:
    """Scale pixels from 0 … 255 to 0 … 1.

    Args:
        x: pixels, of any shape, whole numbers or floats.

    Returns:
        x / 255, floats of x's shape. float32 is precision enough, and half the memory.

    Example:
        >>> normalize([0, 127.5, 255]).tolist()
        [0.0, 0.5, 1.0]

    Source: the lecture's preprocessing.
    """
    return np.asarray(x, dtype=np.float32) / 255


def encode_labels(y: ArrayLike) -> np.ndarray:
    """Turn labels 0 … 9 into one-hot rows.

    Args:
        y: labels, whole numbers from 0 to 9, (N,) or (N, 1): Keras delivers CIFAR-10's as (N, 1).

    Returns:
        (N, 10): a 1 in the column of the label, 0 elsewhere; ten columns also where some class
        does not occur in y.

    Raises:
        ValueError: y has another shape, or a label is not one of 0, 1, …, 9.

    Example:
        >>> encode_labels([[3], [0]]).argmax(axis=1).tolist(), encode_labels([[3], [0]]).shape
        ([3, 0], (2, 10))

    Source: ``keras.utils.to_categorical``.
    """
    labels = np.asarray(y)
    if labels.ndim == 0 or labels.shape[1:] not in ((), (1,)):
        raise ValueError(f"y must be of shape (N,) or (N, 1), got {labels.shape}")
    t = (labels.reshape(-1, 1) == np.arange(10)).astype(np.float32)  # (N, 10)
    if not np.all(t.sum(axis=1) == 1):
        raise ValueError(f"y must hold whole numbers from 0 to 9, got {labels.ravel()}")
    return t


def build_model() -> keras.Model:
    """Build the lecture's AlexNet-lite for CIFAR-10.

    The layers, in this order:
        Conv2D, 16 filters of 2 × 2, "same", ReLU
        MaxPooling2D, 2 × 2
        Conv2D, 32 filters of 2 × 2, "same", ReLU
        MaxPooling2D, 2 × 2
        Conv2D, 64 filters of 2 × 2, "same", ReLU
        MaxPooling2D, 2 × 2
        Flatten
        Dropout with rate 0.3
        Dense, 500 units, ReLU
        Dropout with rate 0.4
        Dense, 10 units, softmax

    Returns:
        A new Keras model for images (N, 32, 32, 3) with 208 + 2,080 + 8,256 + 512,500 + 5,010 =
        528,054 parameters. It need not be compiled.

    Example:
        >>> build_model().count_params()
        528054

    Source: the lecture's project: AlexNet, cut down to 3 CONV + 2 FC.
    """
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, 2, padding="same", activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(500, activation="relu"))
    model.add(keras.layers.Dropout(0.4))
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model


def build_small_model() -> keras.Model:
    """Build the lecture's other network for CIFAR-10, with a quarter of the parameters.

    The layers, in this order:
        Conv2D, 32 filters of 3 × 3, "valid", ReLU
        MaxPooling2D, 2 × 2
        Conv2D, 64 filters of 3 × 3, "valid", ReLU
        MaxPooling2D, 2 × 2
        Conv2D, 64 filters of 3 × 3, "valid", ReLU
        Flatten
        Dense, 64 units, ReLU
        Dense, 10 units, softmax

    Returns:
        A new Keras model for images (N, 32, 32, 3) with 122,570 parameters. It need not be
        compiled.

    Example:
        >>> build_small_model().count_params()
        122570

    Source: the lecture's 32–64–64 network, which reaches 0.7122 in 10 epochs.
    """
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Conv2D(64, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Conv2D(64, 3, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def compile_model(model: keras.Model) -> keras.Model:
    """Choose loss, optimizer and metric for a model that ends in a softmax; compile it in place.

    The loss is a cross-entropy of probabilities. Either kind is fine: "categorical_crossentropy"
    takes one-hot labels, "sparse_categorical_crossentropy" takes whole numbers; in grading your
    ``train`` then gets the labels in the form that your loss takes. The optimizer, a new one for
    each model, is yours to choose. What is measured is called "accuracy".

    Args:
        model: any Keras model from images to class probabilities.

    Returns:
        The same model, compiled.

    Source: the lecture's step 4; ``keras.Model.compile``.
    """
    model.compile(
        optimizer=keras.optimizers.Adam(0.001),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def train(
    model: keras.Model,
    x_train: np.ndarray,
    y_train: np.ndarray,
    x_valid: np.ndarray,
    y_valid: np.ndarray,
    epochs: int,
) -> dict[str, list[float]]:
    """Train a compiled model, and leave it with the weights that did best on the validation data.

    Batch size and learning rates are yours to choose.

    Args:
        model: a model that ``compile_model`` has compiled; it is trained in place.
        x_train: images, (N, H, W, C), from 0 to 1.
        y_train: their labels, in the form that the model's loss takes: one-hot rows, (N, 10), or
            for a sparse cross-entropy whole numbers, (N,).
        x_valid: images for validation, (M, H, W, C): they are never learned from.
        y_valid: their labels.
        epochs: how often the training data may be gone through, at most.

    Returns:
        The history, a dict of four lists with one number an epoch: "loss", "accuracy" (of the
        training data), "val_loss" and "val_accuracy". At the end the model has the weights of the
        epoch with the smallest val_loss.

    Source: the lecture's steps 5 and 6; Smith, "Super-convergence", 2018 (a learning rate that
        rises and then falls).
    """
    batch_size = 128
    steps = epochs * -(-len(x_train) // batch_size)  # ⌈N / batch_size⌉ batches an epoch
    peak = 3 * float(model.optimizer.learning_rate)
    rates = iter(peak * np.interp(np.arange(steps), [0, 0.3 * steps, steps], [0.05, 1, 0]))

    def set_rate(batch: int, logs: object) -> None:
        model.optimizer.learning_rate = next(rates)

    history = model.fit(
        x_train,
        y_train,
        batch_size=batch_size,
        epochs=epochs,
        validation_data=(x_valid, y_valid),
        callbacks=[
            keras.callbacks.LambdaCallback(on_train_batch_begin=set_rate),
            keras.callbacks.EarlyStopping("val_loss", patience=epochs, restore_best_weights=True),
        ],
        verbose=2,
    )
    return history.history


def plot_history(history: Mapping[str, Sequence[float]]) -> Figure:
    """Draw the learning curves: losses on the left, accuracies on the right.

    Args:
        history: what ``train`` returned: "loss", "accuracy", "val_loss" and "val_accuracy", one
            number an epoch.

    Returns:
        The matplotlib figure. It has two axes side by side. Left: two lines, loss and val_loss.
        Right: two lines, accuracy and val_accuracy. Each line has one point an epoch, epochs count
        from 1, and its label is "training" or "validation".

    Raises:
        ValueError: one of the four lists is missing.
    """
    missing = [
        name for name in ("loss", "val_loss", "accuracy", "val_accuracy") if name not in history
    ]
    if missing:
        raise ValueError(f"history lacks {', '.join(missing)}")
    figure, axes = plt.subplots(1, 2, figsize=(8, 2.8))
    for ax, name in zip(axes, ("loss", "accuracy"), strict=True):
        for key, label in ((name, "training"), (f"val_{name}", "validation")):
            ax.plot(range(1, len(history[key]) + 1), history[key], "o-", label=label)
        ax.set_title(name)
        ax.set_xlabel("epoch")
        ax.legend()
    return figure


def predict_labels(model: keras.Model, x: ArrayLike) -> np.ndarray:
    """Give the model's answer for each image: the class with the highest probability.

    Args:
        model: a trained model; ``model.predict(x)`` gives its probabilities, (N, C).
        x: images, (N, H, W, C).

    Returns:
        The classes, integers from 0, (N,).

    Source: the lecture's step 7.
    """
    return np.argmax(model.predict(x, verbose=0), axis=1)


def show_predictions(model: keras.Model, x: ArrayLike, y: ArrayLike) -> Figure:
    """Draw images with the model's answers, right and wrong, and how sure it is of each.

    Args:
        model: a trained model; ``model.predict(x)`` gives its probabilities, (N, 10).
        x: a few images, (N, 32, 32, 3), from 0 to 1.
        y: their labels, whole numbers from 0 to 9, (N,).

    Returns:
        The matplotlib figure. Each image is shown (``imshow``) in an axes of its own, in the order
        of x. The title of a right answer is green and holds the name of the class (in CLASSES) and
        the probability in whole percent, such as "cat 87%". The title of a wrong answer is red and
        holds the name of the true class, too, such as "cat 87%, not dog".

    Raises:
        ValueError: x and y differ in length, or x is empty.

    Source: the lecture's figures 41 and 42.
    """
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y) or len(x) == 0:
        raise ValueError(f"x and y must have one length above 0, got {len(x)} and {len(y)}")
    probabilities = np.asarray(model.predict(x, verbose=0))  # (N, 10)
    answers = probabilities.argmax(axis=1)
    columns = min(len(x), 6)
    rows = -(-len(x) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(1.5 * columns, 1.8 * rows), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, image, p, answer, label in zip(axes.flat, x, probabilities, answers, y, strict=False):
        ax.imshow(image)
        title, color = f"{CLASSES[answer]} {p[answer]:.0%}", "green"
        if answer != label:
            title, color = f"{title},\nnot {CLASSES[label]}", "red"
        ax.set_title(title, color=color, fontsize=9)
    return figure
