"""Pooling, forward and backward, on batches (N, H, W, C)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from reference.shapes import Size, conv_output_size, pair

Pads = tuple[tuple[int, int], tuple[int, int]]


def window_grid(
    shape: tuple[int, ...], pool_size: Size, stride: Size | None, padding: int | str
) -> tuple[tuple[int, int], tuple[int, int], Pads, tuple[int, int]]:
    """Work out where the windows of a pooling layer stand on images of shape (N, H, W, C).

    Returns (PH, PW), (SH, SW), ((top, bottom), (left, right)), (OH, OW): the pool and the stride
    as pairs, the rows and columns of padding, and the size of the output. Raises ValueError for
    a shape that is not of rank 4 and for every size, stride or padding that cannot be.
    """
    if len(shape) != 4:
        raise ValueError(f"x must be of shape (N, H, W, C), got {shape}")
    pool = pair(pool_size, "pool_size")
    strides = pool if stride is None else pair(stride, "stride")
    if not isinstance(padding, str) and padding >= min(pool):
        raise ValueError(f"padding {padding} must be less than the pool {pool}: a window needs x")
    pads, out = [], []
    for n, f, s in zip(shape[1:3], pool, strides, strict=True):
        size = conv_output_size(n, f, s, padding)
        if isinstance(padding, str):  # what the last window lacks: under "valid" nothing
            missing = max((size - 1) * s + f - n, 0)
            pads.append((missing // 2, missing - missing // 2))
        else:
            pads.append((padding, padding))
        out.append(size)
    return pool, strides, (pads[0], pads[1]), (out[0], out[1])


def max_pool2d(
    x: ArrayLike, pool_size: Size = 2, stride: Size | None = None, padding: int | str = "valid"
) -> np.ndarray:
    """Take the largest entry of each window, in every channel by itself.

    Args:
        x: images, (N, H, W, C): any finite numbers, integers too.
        pool_size: size of the window, an integer or a pair (rows, columns).
        stride: step between windows, an integer or a pair; None: the pool size.
        padding: "valid", "same" (as TensorFlow: OH = ⌈H / stride⌉, what is odd goes to the bottom
            and right) or an integer p, 0 ≤ p < pool on both axes. Padding never wins: only
            entries of x count.

    Returns:
        The maxima, (N, OH, OW, C). float32 precision is enough.

    Raises:
        ValueError: x is not of rank 4; pool_size or stride is less than 1; the pool is larger
            than the padded image; padding is an unknown word, negative, or not less than the
            shorter side of the pool.

    Example:
        >>> max_pool2d(np.arange(8).reshape(1, 2, 4, 1)).ravel().tolist()
        [5.0, 7.0]

    Source: ``keras.layers.MaxPooling2D``.
    """
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x_padded = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.full((len(x), OH, OW, x.shape[3]), -np.inf)
    for i in range(PH):
        for j in range(PW):  # entry (i, j) of all windows at once
            rows, columns = slice(i, i + SH * OH, SH), slice(j, j + SW * OW, SW)
            y = np.maximum(y, x_padded[:, rows, columns])
    return y


def min_pool2d(
    x: ArrayLike, pool_size: Size = 2, stride: Size | None = None, padding: int | str = "valid"
) -> np.ndarray:
    """Take the smallest entry of each window, in every channel by itself.

    Args:
        x: images, (N, H, W, C).
        pool_size: as in ``max_pool2d``.
        stride: as in ``max_pool2d``.
        padding: as in ``max_pool2d``; padding never wins a minimum either.

    Returns:
        The minima, (N, OH, OW, C). float32 precision is enough.

    Raises:
        ValueError: as ``max_pool2d``.

    Example:
        >>> min_pool2d(np.arange(8).reshape(1, 2, 4, 1)).ravel().tolist()
        [0.0, 2.0]

    Source: the lecture names it beside max and mean pooling; no framework has a layer for it.
    """
    return -max_pool2d(-np.asarray(x, dtype=float), pool_size, stride, padding)


def avg_pool2d(
    x: ArrayLike, pool_size: Size = 2, stride: Size | None = None, padding: int | str = "valid"
) -> np.ndarray:
    """Take the mean of each window, in every channel by itself.

    Args:
        x: images, (N, H, W, C).
        pool_size: as in ``max_pool2d``.
        stride: as in ``max_pool2d``.
        padding: as in ``max_pool2d``. Padding never counts: a window of four with one entry in
            the padding is the mean of three.

    Returns:
        The means, (N, OH, OW, C). float32 precision is enough.

    Raises:
        ValueError: as ``max_pool2d``.

    Example:
        >>> avg_pool2d(np.arange(8).reshape(1, 2, 4, 1)).ravel().tolist()
        [2.5, 4.5]

    Source: ``keras.layers.AveragePooling2D``.
    """
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x_padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    inside = np.pad(np.ones((1, *x.shape[1:3], 1)), ((0, 0), *pads, (0, 0)))  # 0 in the padding
    total = np.zeros((len(x), OH, OW, x.shape[3]))
    count = np.zeros((1, OH, OW, 1))
    for i in range(PH):
        for j in range(PW):
            rows, columns = slice(i, i + SH * OH, SH), slice(j, j + SW * OW, SW)
            total += x_padded[:, rows, columns]
            count += inside[:, rows, columns]
    return total / count


def global_avg_pool(x: ArrayLike) -> np.ndarray:
    """Take the mean of each whole feature map: one number for each channel.

    Args:
        x: images, (N, H, W, C).

    Returns:
        The means, (N, C). float32 precision is enough.

    Raises:
        ValueError: x is not of rank 4.

    Example:
        >>> global_avg_pool(np.arange(8).reshape(1, 2, 2, 2)).tolist()
        [[3.0, 4.0]]

    Source: Lin, Chen and Yan, "Network in network", 2013;
        ``keras.layers.GlobalAveragePooling2D``.
    """
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError(f"x must be of shape (N, H, W, C), got {x.shape}")
    return np.asarray(x.mean(axis=(1, 2)))


def max_pool2d_backward(
    dout: ArrayLike,
    x: ArrayLike,
    pool_size: Size = 2,
    stride: Size | None = None,
    padding: int | str = "valid",
) -> np.ndarray:
    """Send each gradient back to the one entry that won its window.

    An entry that wins several overlapping windows gets the sum of their gradients. If several
    entries of a window are equally large, the first in row order (left to right, then the next
    row) gets it all.

    Args:
        dout: gradient of the loss by the output of ``max_pool2d``, (N, OH, OW, C).
        x: the input of the forward pass, (N, H, W, C).
        pool_size: as in the forward pass.
        stride: as in the forward pass.
        padding: as in the forward pass.

    Returns:
        The gradient by x, (N, H, W, C): floats, also where x holds integers. float32 precision
        is enough.

    Raises:
        ValueError: as ``max_pool2d``, and where dout is not of the output's shape.

    Example:
        >>> max_pool2d_backward([[[[5]]]], [[[[1], [4]], [[4], [2]]]]).ravel().tolist()
        [0.0, 5.0, 0.0, 0.0]

    Source: the chain rule: the maximum's slope is 1 for its winner and 0 for the others.
    """
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    y = max_pool2d(x, pool_size, stride, padding)
    if dout.shape != y.shape:
        raise ValueError(f"dout must be of shape {y.shape}, got {dout.shape}")
    x_padded = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx_padded = np.zeros_like(x_padded)
    searching = np.ones(y.shape, dtype=bool)  # windows whose winner is not found yet
    for i in range(PH):
        for j in range(PW):
            rows, columns = slice(i, i + SH * OH, SH), slice(j, j + SW * OW, SW)
            wins = searching & (x_padded[:, rows, columns] == y)
            dx_padded[:, rows, columns] += np.where(wins, dout, 0.0)
            searching &= ~wins
    (top, _), (left, _) = pads
    return dx_padded[:, top : top + x.shape[1], left : left + x.shape[2]]


def avg_pool2d_backward(
    dout: ArrayLike,
    x: ArrayLike,
    pool_size: Size = 2,
    stride: Size | None = None,
    padding: int | str = "valid",
) -> np.ndarray:
    """Share each gradient equally among the entries that its window averaged.

    An entry in several overlapping windows gets the sum of its shares; padding gets none.

    Args:
        dout: gradient of the loss by the output of ``avg_pool2d``, (N, OH, OW, C).
        x: the input of the forward pass, (N, H, W, C); its shape is all that matters.
        pool_size: as in the forward pass.
        stride: as in the forward pass.
        padding: as in the forward pass.

    Returns:
        The gradient by x, (N, H, W, C): floats, also where x holds integers. float32 precision
        is enough.

    Raises:
        ValueError: as ``avg_pool2d``, and where dout is not of the output's shape.

    Example:
        >>> avg_pool2d_backward([[[[8]]]], np.zeros((1, 2, 2, 1))).ravel().tolist()
        [2.0, 2.0, 2.0, 2.0]

    Source: the chain rule: the mean's slope is 1 / (number of entries) for each of them.
    """
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError(f"dout must be of shape {(N, OH, OW, C)}, got {dout.shape}")
    (top, bottom), (left, right) = pads
    dx_padded = np.zeros((N, top + H + bottom, left + W + right, C))
    for i in range(OH):
        for j in range(OW):
            first_row, first_column = i * SH, j * SW
            rows = slice(max(first_row, top), min(first_row + PH, top + H))  # without padding
            columns = slice(max(first_column, left), min(first_column + PW, left + W))
            count = (rows.stop - rows.start) * (columns.stop - columns.start)
            dx_padded[:, rows, columns] += dout[:, i : i + 1, j : j + 1] / count
    return dx_padded[:, top : top + H, left : left + W]
