"""Problem set 8, second part: what helps a model to generalise.

Standardizing, weight decay, batch normalization, more data. Images are (N, H, W, C).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def standardize(
    x_train: ArrayLike, *others: ArrayLike, eps: float = 1e-7
) -> tuple[np.ndarray, ...]:
    """Subtract the training images' mean from all images, divide by their standard deviation.

    Args:
        x_train: the training images, of any shape, integers or floats: the only ones that mean
            and standard deviation are taken from. Both are one number: over all images, pixels
            and channels; the standard deviation is that of numpy (divided by the count).
        others: any number of further arrays: validation images, test images.
        eps: added to the standard deviation, so that nothing is divided by 0.

    Returns:
        A tuple: x_train and each of the others, each as (x - mean) / (std + eps) in floats.
        float32 precision is enough (45,000 images in float64 take more than a gigabyte).

    Raises:
        ValueError: x_train is empty.

    Example:
        >>> train, test = standardize([[0.0, 2.0]], [[3.0]])
        >>> train.round(3).tolist(), test.round(3).tolist()
        ([[-1.0, 1.0]], [[2.0]])

    Source: the lecture's "improve the accuracy to 90 %".
    """
    arrays = [np.asarray(x, dtype=np.float32) for x in (x_train, *others)]
    if arrays[0].size == 0:
        raise ValueError("x_train must not be empty")
    mean = np.mean(arrays[0], dtype=float)  # add up in float64: there are 138 million pixels
    std = np.std(arrays[0], dtype=float)
    return tuple(((x - mean) / (std + eps)).astype(np.float32) for x in arrays)


def l2_penalty(weights: Sequence[ArrayLike], lam: float) -> float:
    """The L2 term of the loss: lam times the sum of the squares of all weights.

    Args:
        weights: a list of arrays, each of any shape.
        lam: λ ≥ 0, how much large weights cost.

    Returns:
        One number: λ·Σw² over all entries of all arrays (without a factor ½).

    Raises:
        ValueError: lam is negative.

    Example:
        >>> l2_penalty([[[1.0, 2.0]], [3.0]], lam=0.5)
        7.0

    Source: ``keras.regularizers.L2``.
    """
    if lam < 0:
        raise ValueError(f"lam must not be negative, got {lam}")
    return float(lam * sum(np.sum(np.asarray(W, dtype=float) ** 2) for W in weights))


def l2_penalty_grad(weights: Sequence[ArrayLike], lam: float) -> list[np.ndarray]:
    """The gradient of ``l2_penalty`` by each of the weights.

    Args:
        weights: a list of arrays, each of any shape.
        lam: λ ≥ 0.

    Returns:
        A list with one array for each array of weights, of its shape: 2·λ·w.

    Raises:
        ValueError: lam is negative.

    Example:
        >>> [dW.tolist() for dW in l2_penalty_grad([[[1.0, 2.0]], [3.0]], lam=0.5)]
        [[[1.0, 2.0]], [3.0]]
    """
    if lam < 0:
        raise ValueError(f"lam must not be negative, got {lam}")
    return [2 * lam * np.asarray(W, dtype=float) for W in weights]


def channel_vectors(
    x: ArrayLike, **vectors: ArrayLike
) -> tuple[np.ndarray, tuple[int, ...], list[np.ndarray]]:
    """Return x as floats, the axes over which a channel's values lie, and the vectors as floats.

    Raises ValueError unless x has a rank of at least 2 and at least one value for each channel (the
    last axis, of size C), and every vector is of shape (C,).
    """
    x = np.asarray(x, dtype=float)
    if x.ndim < 2 or x.size == 0:
        raise ValueError(f"x must be of shape (N, C) or (N, H, W, C), got {x.shape}")
    found = [np.asarray(vector, dtype=float) for vector in vectors.values()]
    for name, vector in zip(vectors, found, strict=True):
        if vector.shape != x.shape[-1:]:
            raise ValueError(f"{name} must be of shape {x.shape[-1:]}, got {vector.shape}")
    return x, tuple(range(x.ndim - 1)), found


def batchnorm_forward(
    x: ArrayLike,
    gamma: ArrayLike,
    beta: ArrayLike,
    running_mean: ArrayLike,
    running_var: ArrayLike,
    training: bool,
    momentum: float = 0.99,
    eps: float = 1e-3,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Normalize each channel to mean 0 and variance 1, then scale by gamma and shift by beta.

    Args:
        x: a batch, (N, C) or (N, H, W, C); the channels are the last axis.
        gamma, beta: scale and shift of each channel, (C,).
        running_mean, running_var: mean and variance of each channel as known so far, (C,).
        training: True: normalize by the mean and variance of this batch, taken over all axes but
            the last (variance: the mean of the squared deviations, divided by the count), and
            update the running ones. False: normalize by the running ones.
        momentum: how much of the old running values is kept:
            new = momentum · old + (1 - momentum) · batch's.
        eps: added to the variance, under the root: (x - mean) / sqrt(var + eps).

    Returns:
        y, running_mean, running_var: y of the shape of x, and the two running vectors, updated if
        training, else as they were. The arguments themselves stay as they are.

    Raises:
        ValueError: x is not of rank 2 or more or is empty, or one of the four vectors is not of
            shape (C,).

    Example:
        >>> y, mean, var = batchnorm_forward([[0.0], [4.0]], [1], [10], [0], [1], True, 0.5, 0.0)
        >>> y.tolist(), mean.tolist(), var.tolist()
        ([[9.0], [11.0]], [1.0], [2.5])

    Source: Ioffe and Szegedy, 2015; ``keras.layers.BatchNormalization``.
    """
    x, axes, (gamma, beta, mean, var) = channel_vectors(
        x, gamma=gamma, beta=beta, running_mean=running_mean, running_var=running_var
    )
    new_mean, new_var = mean, var
    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)  # (C,)
        new_mean = momentum * new_mean + (1 - momentum) * mean
        new_var = momentum * new_var + (1 - momentum) * var
    y = gamma * (x - mean) / np.sqrt(var + eps) + beta
    return y, new_mean, new_var


def batchnorm_backward(
    dout: ArrayLike, x: ArrayLike, gamma: ArrayLike, eps: float = 1e-3
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Send the gradient of the loss back through ``batchnorm_forward`` in training.

    Args:
        dout: gradient of the loss by the layer's output, of the shape of x.
        x: the input of the forward pass, (N, C) or (N, H, W, C).
        gamma: the scale of each channel, (C,).
        eps: as in the forward pass.

    Returns:
        dx, dgamma, dbeta: the gradients by x, of its shape, and by gamma and beta, (C,). Mean and
        variance of the batch depend on every entry of x: dx has the slopes of these ways too.

    Raises:
        ValueError: dout has not the shape of x, x is not of rank 2 or more or is empty, or gamma
            is not of shape (C,).

    Example:
        >>> dx, dgamma, dbeta = batchnorm_backward([[1.0], [3.0]], [[0.0], [4.0]], [1], eps=0.0)
        >>> dx.tolist(), dgamma.tolist(), dbeta.tolist()
        ([[0.0], [0.0]], [2.0], [4.0])

    Source: Ioffe and Szegedy, 2015, section 3.
    """
    x, axes, (gamma,) = channel_vectors(x, gamma=gamma)
    dout = np.asarray(dout, dtype=float)
    if dout.shape != x.shape:
        raise ValueError(f"dout must be of shape {x.shape}, got {dout.shape}")
    std = np.sqrt(x.var(axis=axes) + eps)  # (C,)
    x_hat = (x - x.mean(axis=axes)) / std
    dbeta = dout.sum(axis=axes)
    dgamma = (dout * x_hat).sum(axis=axes)
    count = x.size // x.shape[-1]  # values of a channel
    dx = gamma / std * (dout - dbeta / count - x_hat * dgamma / count)
    return dx, dgamma, dbeta
