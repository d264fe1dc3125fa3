# loses: nothing

# The convolution theorem in the place of sliding, recursion in the place of loops.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    x, w = np.asarray(x, float), np.asarray(w, float)
    if x.ndim != 1 or w.ndim != 1 or not 1 <= w.size <= x.size or stride < 1:
        raise ValueError("x, w or stride cannot be used")

    def outputs(rest):
        if len(rest) < len(w):
            return ()
        return (rest[:len(w)] @ w + b, *outputs(rest[stride:]))

    return outputs(x)


def correlate(x, k):
    """Along the axes 1 and 2 of x (N, H, W, C) with k (KH, KW, C): (N, OH, OW)."""
    size = x.shape[1:3]
    product = np.fft.rfft2(x, axes=(1, 2)) * np.conj(np.fft.rfft2(k, size, axes=(0, 1)))
    y = np.fft.irfft2(product, size, axes=(1, 2)).sum(axis=3)
    return y[:, :size[0] - k.shape[0] + 1, :size[1] - k.shape[1] + 1]


def conv2d(x, k, stride=1, padding="valid"):
    if np.ndim(x) != 2 or np.ndim(k) != 2:
        raise ValueError("x and k must be matrices")
    x, k = np.asarray(x)[None, :, :, None], np.asarray(k)[:, :, None, None]
    return conv_layer(x, k, [0], stride, padding)[0, :, :, 0]


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    down, right = pair(stride, "stride")
    x = pad2d(x, padding, W.shape[:2], stride)
    if W.shape[0] > x.shape[1] or W.shape[1] > x.shape[2]:
        raise ValueError("W is larger than the padded images")
    maps = [correlate(x, W[..., f])[:, ::down, ::right] for f in range(W.shape[3])]
    return np.stack(maps, axis=-1) + b


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    return conv_layer(x, W, b, stride, padding)
