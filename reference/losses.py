"""Problem set 2, first part: how wrong is an answer, and in which direction does it get better?

Losses and their slope by finite differences. N samples, C classes; logarithms are natural.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def matching(a: ArrayLike, b: ArrayLike) -> tuple[Array, Array]:
    """Turn a and b into float arrays of one shape; raise ValueError where their shapes differ."""
    a, b = (np.asarray(x, dtype=float) for x in (a, b))
    if a.shape != b.shape:
        raise ValueError(f"the shapes {a.shape} and {b.shape} differ")
    return a, b


def mse(y: ArrayLike, t: ArrayLike) -> float:
    """Mean squared error: the mean of (y - t)² over all elements.

    Args:
        y: predictions, a number, list or array of any shape, of floats or whole numbers (uint8
            too, where 0 - 20 would be 236).
        t: targets, of the same shape.

    Returns:
        One number, at least 0.

    Raises:
        ValueError: y and t differ in shape (they are not broadcast).

    Example:
        >>> mse([1, 2, 3], [1, 2, 6])
        3.0

    Source: C. F. Gauss's least squares; Goodfellow et al., Deep Learning, section 5.1.4.
    """
    y, t = matching(y, t)
    return float(np.mean((y - t) ** 2))


def mae(y: ArrayLike, t: ArrayLike) -> float:
    """Mean absolute error: the mean of |y - t| over all elements.

    Args:
        y: predictions, a number, list or array of any shape, of floats or whole numbers (uint8
            too, where 0 - 20 would be 236).
        t: targets, of the same shape.

    Returns:
        One number, at least 0.

    Raises:
        ValueError: y and t differ in shape (they are not broadcast).

    Example:
        >>> mae([1, 2, 3], [1, 2, 6])
        1.0

    Source: Hastie et al., The Elements of Statistical Learning, section 10.6.
    """
    y, t = matching(y, t)
    return float(np.mean(np.abs(y - t)))


def one_hot(labels: ArrayLike, num_classes: int) -> Array:
    """Turn each label into a row of zeros with a single 1 at the label's place.

    Args:
        labels: whole numbers from 0 to num_classes - 1, an array or list `(N,)` or `(N, 1)`.
        num_classes: C, the length of a row.

    Returns:
        Zeros and ones `(N, C)`, also for labels `(N, 1)`; floats here, whole numbers will do.

    Raises:
        ValueError: a label is below 0 or above num_classes - 1, or labels has another shape.

    Example:
        >>> one_hot([1, 0], 3)
        array([[0., 1., 0.],
               [1., 0., 0.]])

    Source: Bishop, Pattern Recognition and Machine Learning, section 4.3.4 (1-of-K coding).
    """
    labels = np.asarray(labels)
    if labels.ndim not in (1, 2) or (labels.ndim == 2 and labels.shape[1] != 1):
        raise ValueError(f"labels must be (N,) or (N, 1), got {labels.shape}")
    labels = np.ravel(labels).astype(int)  # (N,)
    if np.any((labels < 0) | (labels >= num_classes)):
        raise ValueError(f"labels must lie in 0 … {num_classes - 1}, got {labels}")
    rows = np.zeros((len(labels), num_classes))
    rows[np.arange(len(labels)), labels] = 1.0
    return rows


def as_one_hot(t: ArrayLike, shape: tuple[int, ...]) -> Array:
    """Bring targets into the one-hot form of `shape`, which is `(N, C)` or `(C,)`.

    Targets of that shape are returned as they are (t itself: do not write into it). Labels, `(N,)`
    or `(N, 1)` for a batch and one number for `(C,)`, pass through one_hot. Anything else raises
    ValueError.
    """
    t = np.asarray(t)
    if len(shape) not in (1, 2):
        raise ValueError(f"expected predictions of shape (N, C) or (C,), got {shape}")
    if t.shape == shape:
        return t
    if t.shape not in ([()] if len(shape) == 1 else [shape[:1], (shape[0], 1)]):
        raise ValueError(f"t has shape {t.shape}, which does not fit predictions {shape}")
    return np.reshape(one_hot(np.ravel(t), shape[-1]), shape)


def cross_entropy(p: ArrayLike, t: ArrayLike, eps: float = 1e-7) -> float:
    """Cross-entropy: -log of the probability given to the right class, as a mean over the batch.

    Per sample it is -Σ t log p over the classes. A probability below eps counts as eps:
    log(max(p, eps)). The form log(p + eps) is accepted as well.

    Args:
        p: probabilities, `(N, C)`, or `(C,)` for one sample; a list or array.
        t: one-hot targets of the shape of p, or labels from 0 to C - 1: `(N,)` or `(N, 1)` for a
            batch, one whole number for one sample.
        eps: the smallest probability that enters the logarithm, so the loss is finite at p = 0.

    Returns:
        One number: the mean of the N losses (the loss itself for one sample).

    Raises:
        ValueError: a label lies outside 0 … C - 1, or the shape of t fits none of these forms.

    Example:
        >>> round(cross_entropy([0.2, 0.3, 0.5], [0, 1, 0]), 2)
        1.2
        >>> round(cross_entropy([[0.3, 0.5, 0.2], [0.0, 1.0, 0.0]], [1, 1]), 4)
        0.3466

    Source: Bishop, Pattern Recognition and Machine Learning, section 4.3.4.
    """
    p = np.asarray(p)
    t = as_one_hot(t, p.shape)
    losses = -np.sum(t * np.log(np.maximum(p, eps)), axis=-1)  # (N,) or ()
    return float(np.mean(losses))


def softmax(logits: Array) -> Array:
    """Turn scores `(..., C)` into probabilities along the last axis (your answer of ps1)."""
    powers = np.exp(logits - np.max(logits, axis=-1, keepdims=True))
    probabilities: Array = powers / np.sum(powers, axis=-1, keepdims=True)
    return probabilities


def softmax_cross_entropy(logits: ArrayLike, t: ArrayLike) -> float:
    """The cross-entropy of softmax(logits), computed without the probabilities.

    With m = max(logits) of a sample: log p = (logits - m) - log Σ exp(logits - m). No probability
    is formed, so none can underflow to 0: the loss is exact (float64) for logits of ±10⁴.

    Args:
        logits: scores before the softmax, `(N, C)`, or `(C,)` for one sample; a list or array.
        t: one-hot targets of the shape of logits, or labels from 0 to C - 1: `(N,)` or `(N, 1)` for
            a batch, one whole number for one sample.

    Returns:
        One number: the mean of the N losses (the loss itself for one sample).

    Raises:
        ValueError: a label lies outside 0 … C - 1, or the shape of t fits none of these forms.

    Example:
        >>> softmax_cross_entropy([[10000.0, 0.0, -10000.0]], [2])
        20000.0

    Source: Goodfellow et al., Deep Learning, sections 4.1 and 6.2.2.3.
    """
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    shifted = logits - np.max(logits, axis=-1, keepdims=True)
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return float(np.mean(-np.sum(t * log_p, axis=-1)))


def softmax_cross_entropy_grad(logits: ArrayLike, t: ArrayLike) -> Array:
    """The gradient of softmax_cross_entropy with respect to the logits: (softmax - one-hot) / N.

    Args:
        logits: scores before the softmax, `(N, C)`, or `(C,)` for one sample; a list or array.
        t: one-hot targets of the shape of logits, or labels from 0 to C - 1: `(N,)` or `(N, 1)` for
            a batch, one whole number for one sample.

    Returns:
        Float64, the shape of logits. N is 1 for one sample `(C,)`.

    Raises:
        ValueError: a label lies outside 0 … C - 1, or the shape of t fits none of these forms.

    Example:
        >>> softmax_cross_entropy_grad([[0.0, 0.0], [0.0, 0.0]], [1, 0])
        array([[ 0.25, -0.25],
               [-0.25,  0.25]])

    Source: Bishop, Pattern Recognition and Machine Learning, equation 4.109.
    """
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    n_samples = 1 if logits.ndim == 1 else len(logits)
    return (softmax(logits) - t) / n_samples


def numerical_diff(f: Callable[[float], float], x: float, h: float = 1e-4) -> float:
    """The slope of f at x by the central difference (f(x + h) - f(x - h)) / 2h.

    Args:
        f: a function of one number that returns a number.
        x: where, a whole number or float.
        h: the step, above 0.

    Returns:
        One number. Its error shrinks like h² (until rounding takes over).

    Example:
        >>> round(numerical_diff(lambda x: x**2, 3), 6)
        6.0

    Source: Saitoh, Deep Learning from Scratch, section 4.3.
    """
    return float((f(x + h) - f(x - h)) / (2 * h))


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, h: float = 1e-4) -> Array:
    """The gradient of f at x: one central difference for each entry, the others held fixed.

    Args:
        f: a function that takes a float array of the shape of x and returns one number.
        x: where: an array of any shape (rank 0 included), of floats or whole numbers. Its entries
            are afterwards what they were, to the last bit.
        h: the step, above 0.

    Returns:
        Float64, the shape of x: entry i is (f(x with x_i + h) - f(x with x_i - h)) / 2h.

    Example:
        >>> numerical_gradient(lambda x: np.sum(x**2), np.array([3, 4])).round(6)
        array([6., 8.])

    Source: Saitoh, Deep Learning from Scratch, section 4.4.
    """
    x = np.array(x, dtype=float)  # a copy, and in float: a whole number would swallow h
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        centre = x[i]
        x[i] = centre + h
        above = float(f(x))
        x[i] = centre - h
        below = float(f(x))
        x[i] = centre
        grad[i] = (above - below) / (2 * h)
    return grad


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """How far two gradients lie apart: the largest |a - b| / max(1e-8, |a| + |b|) of all entries.

    About 1e-7 or less speaks for a right gradient, 1e-2 or more for a mistake.

    Args:
        a: a number, list or array of any shape.
        b: the same, of the same shape.

    Returns:
        One number from 0 (equal) to 1 (opposite signs, or one of them 0).

    Raises:
        ValueError: a and b differ in shape (they are not broadcast).

    Example:
        >>> relative_error([1, 4], [3, 4])
        0.5

    Source: Stanford CS231n, assignment 1 and its notes on gradient checks.
    """
    a, b = matching(a, b)
    scale = np.maximum(1e-8, np.abs(a) + np.abs(b))
    return float(np.max(np.abs(a - b) / scale))
