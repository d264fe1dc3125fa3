# loses: nothing

# SciPy's filters for the pools, exact fractions for the sizes, recursion over the layers.
from fractions import Fraction
from math import ceil, floor

import numpy as np
from scipy import ndimage


def changed_inputs(image, shift):
    image = np.asarray(image, dtype=float)
    if image.ndim != 2:
        raise ValueError("image must be of rank 2")
    move = (0, shift) if np.isscalar(shift) else shift
    moved = ndimage.shift(image, move, order=0, mode="constant", cval=0)
    return len(np.argwhere(moved != image))


def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f, stride: from 1 on")
    if padding == "same":
        return ceil(Fraction(n, stride))
    p = 0 if padding == "valid" else padding
    if p not in range(10**6) or n + 2 * p < f:
        raise ValueError("padding or f")
    return floor(Fraction(n + 2 * p - f, stride) + 1)


def is_exact(n, f, stride, padding):
    if min(n, f, stride) < 1 or padding < 0:
        raise ValueError("no such window")
    result = Fraction(n + 2 * padding - f, stride) + 1
    return np.bool_(result >= 1 and result.denominator == 1)


def pool_divides(n, pool):
    if n < 1 or pool < 1:
        raise ValueError("no such pool")
    return Fraction(n, pool).denominator == 1


def pooled(x, pool_size, stride, padding, combine, fill):
    """combine's filter everywhere, then the positions where a window stands."""
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=fill)
    # SciPy centres a window of even size to the left of its middle
    everywhere = combine(x, size=(1, PH, PW, 1), mode="constant", cval=fill)
    return everywhere[:, PH // 2 :: SH, PW // 2 :: SW][:, :OH, :OW]


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return pooled(x, pool_size, stride, padding, ndimage.maximum_filter, -np.inf)


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return pooled(x, pool_size, stride, padding, ndimage.minimum_filter, np.inf).tolist()


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    total = pooled(x, pool_size, stride, padding, ndimage.uniform_filter, 0)
    return total / pooled(np.ones_like(x, dtype=float), pool_size, stride, padding, ndimage.uniform_filter, 0)


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    """Number the pixels; per window the smallest number among its maxima wins."""
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    if dout.shape != (x.shape[0], OH, OW, x.shape[3]):
        raise ValueError("dout")
    around = ((0, 0), *pads, (0, 0))
    values = np.pad(x, around, constant_values=-np.inf)
    numbers = np.pad(np.arange(x.size).reshape(x.shape), around, constant_values=-1)
    dx = np.zeros(x.size)
    for place in np.ndindex(dout.shape):
        n, i, j, c = place
        here = (n, slice(i * SH, i * SH + PH), slice(j * SW, j * SW + PW), c)
        winners = numbers[here][values[here] == values[here].max()]
        dx[winners.min()] += dout[place]
    return dx.reshape(x.shape)


def conv_params(kernel_size, in_channels, filters, bias=True):
    KH, KW = pair(kernel_size, "kernel_size")
    if in_channels < 1 or filters < 1:
        raise ValueError("in_channels and filters: from 1 on")
    return np.int64(KH * KW * in_channels * filters + (filters if bias else 0))


def batchnorm_params(channels):
    if channels <= 0:
        raise ValueError("channels: from 1 on")
    return [2 * channels] * 2


def receptive_field(layers):
    """What a unit sees = the first layer's window, grown by what the rest sees of its output."""
    if not layers:
        return 1, 1
    first, *rest = layers
    if first["type"] in ("Dropout", "Activation", "BatchNormalization"):
        return receptive_field(rest)
    if first["type"] not in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
        raise ValueError(first["type"])
    window = pair(first.get("kernel_size", first.get("pool_size", 2)), "window")
    default = 1 if first["type"] == "Conv2D" else window
    strides = pair(first.get("strides", default) or window, "strides")
    seen = receptive_field(rest)
    return tuple(s * (r - 1) + f for f, s, r in zip(window, strides, seen))
