# loses: nothing
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def windows(x, pool_size, stride, padding, fill):
    """(N, OH, OW, C, PH, PW), the padding filled."""
    x = np.asarray(x, dtype=float)
    pool, (SH, SW), pads, _ = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=fill)
    return sliding_window_view(x, pool, axis=(1, 2))[:, ::SH, ::SW]


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return windows(x, pool_size, stride, padding, -np.inf).max(axis=(4, 5))


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return windows(x, pool_size, stride, padding, np.inf).min(axis=(4, 5))


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return np.nanmean(windows(x, pool_size, stride, padding, np.nan), axis=(4, 5))


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError(f"rank {x.ndim}")
    return np.einsum("nhwc->nc", x) / (x.shape[1] * x.shape[2])


def scatter(share, shape, SH, SW, pads):
    """Add the windows' shares (N, OH, OW, C, PH, PW) back onto an image."""
    N, H, W, C = shape
    (top, bottom), (left, right) = pads
    dx = np.zeros((N, H + top + bottom, W + left + right, C))
    _, OH, OW, _, PH, PW = share.shape
    n, i, j, c, a, b = np.indices(share.shape, sparse=True)
    np.add.at(dx, (n, i * SH + a, j * SW + b, c), share)
    return dx[:, top : top + H, left : left + W]


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout = np.asarray(dout, dtype=float)
    _, (SH, SW), pads, _ = window_grid(np.shape(x), pool_size, stride, padding)
    w = windows(x, pool_size, stride, padding, -np.inf)
    if dout.shape != w.shape[:4]:
        raise ValueError("dout")
    flat = w.reshape(*w.shape[:4], -1)
    first = np.eye(flat.shape[-1])[flat.argmax(axis=-1)].reshape(w.shape)
    return scatter(first * dout[..., None, None], np.shape(x), SH, SW, pads)


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout = np.asarray(dout, dtype=float)
    _, (SH, SW), pads, _ = window_grid(np.shape(x), pool_size, stride, padding)
    inside = windows(np.ones(np.shape(x)), pool_size, stride, padding, 0.0)
    if dout.shape != inside.shape[:4]:
        raise ValueError("dout")
    share = inside / inside.sum(axis=(4, 5), keepdims=True)
    return scatter(share * dout[..., None, None], np.shape(x), SH, SW, pads)
