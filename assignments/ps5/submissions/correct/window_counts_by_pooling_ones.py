# loses: nothing
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    """Walks the windows backwards in row order, so that the first of equal maxima stays."""
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    y = max_pool2d(x, pool_size, stride, padding)
    if y.shape != dout.shape:
        raise ValueError(f"dout is {dout.shape}, but the output is {y.shape}")
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    winner = np.full(y.shape, -1)
    for k in reversed(range(PH * PW)):
        i, j = divmod(k, PW)
        hit = xp[:, i : i + SH * OH : SH, j : j + SW * OW : SW] == y
        winner[hit] = k
    dxp = np.zeros_like(xp)
    for k in range(PH * PW):
        i, j = divmod(k, PW)
        dxp[:, i : i + SH * OH : SH, j : j + SW * OW : SW] += (winner == k) * dout
    return dxp[:, pads[0][0] :][:, : x.shape[1], pads[1][0] :][:, :, : x.shape[2]]


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    """The mean is linear: its transpose, one unit image at a time."""
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    if avg_pool2d(x, pool_size, stride, padding).shape != dout.shape:
        raise ValueError("dout is not of the output's shape")
    N, H, W, C = x.shape
    units = np.eye(H * W).reshape(H * W, H, W, 1)
    pooled = avg_pool2d(units, pool_size, stride, padding)[..., 0]  # (H*W, OH, OW)
    return np.einsum("pij,nijc->npc", pooled, dout).reshape(N, H, W, C)


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    return x.max() - max_pool2d(x.max() - x, pool_size, stride, padding)
