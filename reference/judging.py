"""Problem set 8, first part: how good is a model, where does it fail, and of what does it suffer?

N samples, C classes. Labels are whole numbers from 0 to C - 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

History = Mapping[str, Sequence[float]]  # of a training: one number per epoch under each name


def as_labels(y: ArrayLike, name: str, num_classes: int | None = None) -> np.ndarray:
    """Return labels as a vector (N,) of integers; they may come as (N,) or, as CIFAR-10's, (N, 1).

    Raises ValueError, which calls them by their name, for another shape, for fractions, for
    negative numbers, and for labels that are not below num_classes.
    """
    y = np.asarray(y)
    if y.ndim != 1 and (y.ndim != 2 or y.shape[1] != 1):
        raise ValueError(f"{name} must be of shape (N,) or (N, 1), got {y.shape}")
    labels = y.reshape(-1).astype(int)
    if np.any(labels != y.reshape(-1)) or np.any(labels < 0):
        raise ValueError(f"{name} must hold whole numbers from 0 on")
    if num_classes is not None and np.any(labels >= num_classes):
        raise ValueError(f"{name} must hold labels below {num_classes}, got {labels.max()}")
    return labels


def confusion_matrix(y_true: ArrayLike, y_pred: ArrayLike, num_classes: int) -> np.ndarray:
    """Count how often a sample of each true class was given each label.

    Args:
        y_true: the true labels, (N,) or (N, 1).
        y_pred: the predicted labels, (N,) or (N, 1).
        num_classes: C, at least 1.

    Returns:
        The counts, (C, C). Row = truth, column = prediction: entry (i, j) is the number of samples
        of class i that were predicted as class j. Classes that do not occur have zeros.

    Raises:
        ValueError: y_true and y_pred differ in length, num_classes is less than 1, or a label is
            not a whole number from 0 to C - 1.

    Example:
        >>> confusion_matrix([0, 0, 1, 2], [0, 1, 1, 1], 3).tolist()
        [[1, 1, 0], [0, 1, 0], [0, 1, 0]]

    Source: ``tf.math.confusion_matrix``, ``sklearn.metrics.confusion_matrix``.
    """
    if num_classes < 1:
        raise ValueError(f"num_classes must be at least 1, got {num_classes}")
    y_true = as_labels(y_true, "y_true", num_classes)
    y_pred = as_labels(y_pred, "y_pred", num_classes)
    if len(y_true) != len(y_pred):
        raise ValueError(f"{len(y_true)} true labels, but {len(y_pred)} predicted ones")
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix


def accuracy(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """The share of samples whose predicted label is the true one.

    Args:
        y_true: the true labels, (N,) or (N, 1).
        y_pred: the predicted labels, (N,) or (N, 1).

    Returns:
        One number from 0 to 1.

    Raises:
        ValueError: y_true and y_pred differ in length, there are no samples, or a label is not a
            whole number from 0 on.

    Example:
        >>> accuracy([0, 0, 1, 2], [0, 1, 1, 1])
        0.5
    """
    y_true, y_pred = as_labels(y_true, "y_true"), as_labels(y_pred, "y_pred")
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError(f"{len(y_true)} true labels and {len(y_pred)} predicted ones")
    return float(np.mean(y_true == y_pred))


def precision(
    y_true: ArrayLike, y_pred: ArrayLike, num_classes: int, average: str | None = None
) -> np.ndarray | float:
    """Of the samples that were predicted as class c, the share that truly are of class c.

    Args:
        y_true: the true labels, (N,) or (N, 1).
        y_pred: the predicted labels, (N,) or (N, 1).
        num_classes: C, at least 1.
        average: None, or "macro": the plain mean over all C classes.

    Returns:
        (C,), one share for each class; with average="macro" one number. A class that was never
        predicted gets 0 (and counts in the mean).

    Raises:
        ValueError: as ``confusion_matrix``, and where average is neither None nor "macro".

    Example:
        >>> precision([0, 0, 1, 2], [0, 1, 1, 1], 3).round(2).tolist()
        [1.0, 0.33, 0.0]

    Source: TP / (TP + FP), for each class against all others.
    """
    if average not in (None, "macro"):
        raise ValueError(f'average must be None or "macro", got {average!r}')
    matrix = confusion_matrix(y_true, y_pred, num_classes)
    predicted = matrix.sum(axis=0)  # (C,): column sums
    per_class = np.diag(matrix) / np.maximum(predicted, 1)  # 0 / 1 where nothing was predicted
    return per_class if average is None else float(np.mean(per_class))


def recall(
    y_true: ArrayLike, y_pred: ArrayLike, num_classes: int, average: str | None = None
) -> np.ndarray | float:
    """Of the samples that truly are of class c, the share that was predicted as class c.

    Args:
        y_true: the true labels, (N,) or (N, 1).
        y_pred: the predicted labels, (N,) or (N, 1).
        num_classes: C, at least 1.
        average: None, or "macro": the plain mean over all C classes.

    Returns:
        (C,), one share for each class; with average="macro" one number. A class without samples
        gets 0 (and counts in the mean).

    Raises:
        ValueError: as ``confusion_matrix``, and where average is neither None nor "macro".

    Example:
        >>> recall([0, 0, 1, 2], [0, 1, 1, 1], 3).tolist()
        [0.5, 1.0, 0.0]

    Source: TP / (TP + FN), for each class against all others; also called sensitivity.
    """
    if average not in (None, "macro"):
        raise ValueError(f'average must be None or "macro", got {average!r}')
    matrix = confusion_matrix(y_true, y_pred, num_classes)
    true = matrix.sum(axis=1)  # (C,): row sums
    per_class = np.diag(matrix) / np.maximum(true, 1)
    return per_class if average is None else float(np.mean(per_class))


def f1_score(
    y_true: ArrayLike, y_pred: ArrayLike, num_classes: int, average: str | None = None
) -> np.ndarray | float:
    """The harmonic mean of precision p and recall r, 2pr / (p + r), of each class.

    Args:
        y_true: the true labels, (N,) or (N, 1).
        y_pred: the predicted labels, (N,) or (N, 1).
        num_classes: C, at least 1.
        average: None, or "macro": the plain mean of the C scores of the classes.

    Returns:
        (C,), one score for each class; with average="macro" one number. A class with p = r = 0
        gets 0 (and counts in the mean).

    Raises:
        ValueError: as ``confusion_matrix``, and where average is neither None nor "macro".

    Example:
        >>> f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3).round(2).tolist()
        [0.67, 0.5, 0.0]

    Source: the lecture's F-score; ``sklearn.metrics.f1_score``.
    """
    if average not in (None, "macro"):
        raise ValueError(f'average must be None or "macro", got {average!r}')
    p, r = precision(y_true, y_pred, num_classes), recall(y_true, y_pred, num_classes)
    p, r = np.asarray(p), np.asarray(r)
    both = np.where(p + r > 0, p + r, 1.0)  # where both are 0 the numerator is 0 too
    per_class = 2 * p * r / both
    return per_class if average is None else float(np.mean(per_class))


def top_k_error(probs: ArrayLike, y: ArrayLike, k: int) -> float:
    """The share of samples whose true class is not among the k classes of highest probability.

    Args:
        probs: the model's probabilities (or any scores), (N, C). Equal scores within a row may be
            ordered as you like: the checks have none.
        y: the true labels, (N,) or (N, 1).
        k: how many guesses a sample has, from 1 to C. ImageNet takes 5.

    Returns:
        One number from 0 to 1. With k = 1 it is 1 - accuracy, with k = C it is 0.

    Raises:
        ValueError: probs is not of rank 2 or has no rows, y is not of length N or holds a label
            that is not a whole number from 0 to C - 1, or k is not from 1 to C.

    Example:
        >>> top_k_error([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]], [1, 0], k=2)
        0.5

    Source: Russakovsky et al., ImageNet Large Scale Visual Recognition Challenge, 2015.
    """
    probs = np.asarray(probs, dtype=float)
    if probs.ndim != 2 or len(probs) == 0:
        raise ValueError(f"probs must be of shape (N, C), got {probs.shape}")
    N, C = probs.shape
    y = as_labels(y, "y", C)
    if len(y) != N:
        raise ValueError(f"y must have {N} labels, got {len(y)}")
    if not 1 <= k <= C:
        raise ValueError(f"k must be from 1 to {C}, got {k}")
    best = np.argsort(-probs, axis=1)[:, :k]  # (N, k)
    return float(np.mean(np.all(best != y[:, None], axis=1)))


def diagnose(history: History, gap: float = 0.05, high_error: float = 0.1) -> str:
    """Say of what a training suffers, from its errors (1 - accuracy) in the last epoch.

    Args:
        history: what ``model.fit(…).history`` holds: under "accuracy" and "val_accuracy" one
            number from 0 to 1 per epoch. Other names may be there too.
        gap: how far the validation error may lie above the training error.
        high_error: how high the training error may be.

    Returns:
        One of three words, by the first rule that applies:
        "overfitting" if validation error - training error is greater than gap;
        "underfitting" if the training error is greater than high_error;
        "good fit" otherwise.

    Raises:
        ValueError: "accuracy" or "val_accuracy" is missing or has no epochs.

    Example:
        >>> diagnose({"accuracy": [0.5, 0.99], "val_accuracy": [0.5, 0.90]})
        'overfitting'

    Source: the lecture: 1 % and 10 % is overfitting, 14 % and 15 % underfitting.
    """
    for name in ("accuracy", "val_accuracy"):
        if len(history.get(name, [])) == 0:
            raise ValueError(f"history must have one number per epoch under {name!r}")
    train_error, valid_error = 1 - history["accuracy"][-1], 1 - history["val_accuracy"][-1]
    if valid_error - train_error > gap:
        return "overfitting"
    return "underfitting" if train_error > high_error else "good fit"


def plot_learning_curves(history: History) -> Figure:
    """Draw how loss and accuracy went, on the training and on the validation images.

    Args:
        history: what ``model.fit(…).history`` holds: "loss", "val_loss", "accuracy" and
            "val_accuracy", each with one number per epoch.

    Returns:
        A new figure of matplotlib with two axes side by side, left the losses, right the
        accuracies. In each are two lines over the epochs 1, 2, …, labelled "training" and
        "validation", a legend, and a label on the x-axis. Do not close the figure.

    Raises:
        ValueError: one of the four is missing.

    Example:
        >>> history = {"loss": [2, 1], "val_loss": [2, 2]}
        >>> history |= {"accuracy": [0.2, 0.6], "val_accuracy": [0.3, 0.4]}
        >>> len(plot_learning_curves(history).axes)
        2
    """
    missing = {"loss", "val_loss", "accuracy", "val_accuracy"} - set(history)
    if missing:
        raise ValueError(f"history must have {sorted(missing)[0]!r}, it has {', '.join(history)}")
    figure, axes = plt.subplots(1, 2, figsize=(8, 2.8))
    for ax, name in zip(axes, ("loss", "accuracy"), strict=True):
        for key, label in ((name, "training"), (f"val_{name}", "validation")):
            ax.plot(range(1, len(history[key]) + 1), history[key], label=label)
        ax.set_xlabel("epoch")
        ax.set_title(name)
        ax.legend()
    return figure
