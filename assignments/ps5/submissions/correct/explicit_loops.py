# loses: nothing
import numpy as np


def clipped(start, length, limit):
    return range(max(start, 0), min(start + length, limit))


def pool(x, pool_size, stride, padding, reduce):
    x = np.array(x, dtype=float)
    (PH, PW), (SH, SW), ((top, _), (left, _)), (OH, OW) = window_grid(
        x.shape, pool_size, stride, padding
    )
    N, H, W, C = x.shape
    y = np.zeros((N, OH, OW, C))
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                for c in range(C):
                    y[n, i, j, c] = reduce(
                        [
                            x[n, r, k, c]
                            for r in clipped(i * SH - top, PH, H)
                            for k in clipped(j * SW - left, PW, W)
                        ]
                    )
    return y


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return pool(x, pool_size, stride, padding, max)


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return pool(x, pool_size, stride, padding, min)


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return pool(x, pool_size, stride, padding, lambda entries: sum(entries) / len(entries))


def global_avg_pool(x):
    x = np.array(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must be (N, H, W, C)")
    return avg_pool2d(x, x.shape[1:3])[:, 0, 0]


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx = np.zeros(xp.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = xp[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c]
                    a, b = np.unravel_index(np.argmax(window), window.shape)
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    dx = np.zeros(x.shape)
    for i in range(OH):
        for j in range(OW):
            top, left = i * SH - pads[0][0], j * SW - pads[1][0]
            rows = slice(max(top, 0), min(top + PH, H))
            columns = slice(max(left, 0), min(left + PW, W))
            count = dx[0, rows, columns, 0].size
            dx[:, rows, columns] += dout[:, i : i + 1, j : j + 1] / count
    return dx
