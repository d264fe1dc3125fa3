# loses: nothing

# Counts, adds and multiplies one number at a time; lists instead of arrays.
import math

import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    t, p = list(as_labels(y_true, "y_true")), list(as_labels(y_pred, "y_pred"))
    if len(t) != len(p):
        raise ValueError("y_true and y_pred must be equally long")
    if num_classes < 1 or any(label >= num_classes for label in t + p):
        raise ValueError("num_classes is too small for these labels")
    table = [[0] * num_classes for _ in range(num_classes)]
    for i, j in zip(t, p):
        table[i][j] += 1
    return table


def accuracy(y_true, y_pred):
    t, p = as_labels(y_true, "y_true"), as_labels(y_pred, "y_pred")
    if len(t) == 0 or len(t) != len(p):
        raise ValueError("y_true and y_pred must be equally long, and not empty")
    right = 0
    for a, b in zip(t, p):
        right += int(a == b)
    return right / len(t)


def macro(values, average):
    if average == "macro":
        return sum(values) / len(values)
    if average is not None:
        raise ValueError("average must be None or 'macro'")
    return values


def precision(y_true, y_pred, num_classes, average=None):
    table = confusion_matrix(y_true, y_pred, num_classes)
    values = []
    for c in range(num_classes):
        predicted = sum(table[r][c] for r in range(num_classes))
        values.append(table[c][c] / predicted if predicted else 0.0)
    return macro(values, average)


def recall(y_true, y_pred, num_classes, average=None):
    table = confusion_matrix(y_true, y_pred, num_classes)
    values = [float(table[c][c] / sum(table[c])) if sum(table[c]) else 0 for c in range(num_classes)]
    return macro(values, average)


def f1_score(y_true, y_pred, num_classes, average=None):
    table = confusion_matrix(y_true, y_pred, num_classes)
    values = []
    for c in range(num_classes):
        both = sum(table[c]) + sum(row[c] for row in table)
        values.append(2 * table[c][c] / both if both else 0)
    return macro(values, average)


def top_k_error(probs, y, k):
    if np.ndim(probs) != 2 or len(probs) == 0:
        raise ValueError("probs must be a table with at least one row")
    rows, labels = np.array(probs, float).tolist(), as_labels(y, "y", len(probs[0]))
    if len(rows) != len(labels):
        raise ValueError("one label for each row")
    if k not in range(1, len(rows[0]) + 1):
        raise ValueError("k must be between 1 and the number of classes")
    misses = 0
    for row, label in zip(rows, labels):
        best = sorted(range(len(row)), key=row.__getitem__)[-k:]
        misses += label not in best
    return misses / len(rows)


def diagnose(history, gap=0.05, high_error=0.1):
    try:
        train, valid = history["accuracy"][-1], history["val_accuracy"][-1]
    except (KeyError, IndexError):
        raise ValueError("history needs accuracy and val_accuracy")
    if train - valid > gap:
        return "overfitting"
    if train < 1 - high_error:
        return "underfitting"
    return "good fit"


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    total = 0.0
    for W in weights:
        for w in np.array(W, float).flatten():
            total = total + lam * w * w
    return total


def l2_penalty_grad(weights, lam):
    if lam < 0:
        raise ValueError("lam must not be negative")
    return tuple(np.array(W, float) * lam + lam * np.array(W, float) for W in weights)


def batchnorm_forward(x, gamma, beta, running_mean, running_var, training, momentum=0.99, eps=1e-3):
    x, _, (gamma, beta, mean, var) = channel_vectors(x, g=gamma, b=beta, m=running_mean, v=running_var)
    y, mean, var = np.empty(x.shape), mean.copy(), var.copy()
    for c in range(x.shape[-1]):
        values = x[..., c]
        m, v = mean[c], var[c]
        if training:
            m = values.sum() / values.size
            v = ((values - m) ** 2).sum() / values.size
            mean[c] = momentum * mean[c] + (1 - momentum) * m
            var[c] = momentum * var[c] + (1 - momentum) * v
        y[..., c] = (values - m) / math.sqrt(v + eps) * gamma[c] + beta[c]
    return [y, mean, var]


def random_flip(batch, rng):
    if np.ndim(batch) != 4:
        raise ValueError("batch must be (N, H, W, C)")
    out = np.array(batch)
    for i in range(len(out)):
        if rng.integers(2):
            out[i] = np.fliplr(out[i])
    return out


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch must be (N, H, W, C), max_shift at least 0")
    out = np.zeros(batch.shape)
    for i, image in enumerate(batch):
        dy, dx = rng.integers(-max_shift, max_shift + 1), rng.integers(-max_shift, max_shift + 1)
        for r in range(image.shape[0]):
            for c in range(image.shape[1]):
                if 0 <= r + dy < image.shape[0] and 0 <= c + dx < image.shape[1]:
                    out[i, r + dy, c + dx] = image[r, c]
    return out
