# loses: nothing
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=np.float32)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=np.finfo(np.float32).min)
    return np.max(
        [
            x[:, i : i + SH * OH : SH, j : j + SW * OW : SW]
            for i in range(PH)
            for j in range(PW)
        ],
        axis=0,
    )


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=np.float32)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)

    def window_sums(z):
        z = np.pad(z, ((0, 0), *pads, (0, 0)))
        return sum(
            z[:, i : i + SH * OH : SH, j : j + SW * OW : SW]
            for i in range(PH)
            for j in range(PW)
        )

    return window_sums(x) / window_sums(np.ones_like(x))


def global_avg_pool(x):
    x = np.asarray(x, dtype=np.float32)
    if x.ndim != 4:
        raise ValueError("rank 4 is needed")
    N, H, W, C = x.shape
    return x.reshape(N, H * W, C).mean(axis=1)


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=np.float32), np.asarray(x, dtype=np.float32)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    if dout.shape != (len(x), OH, OW, x.shape[3]):
        raise ValueError("dout does not fit")
    counts = np.pad(np.ones_like(x), ((0, 0), *pads, (0, 0)))
    dx = np.zeros_like(counts)
    places = [
        (slice(None), slice(i, i + SH * OH, SH), slice(j, j + SW * OW, SW))
        for i in range(PH)
        for j in range(PW)
    ]
    share = dout / sum(counts[place] for place in places)
    for place in places:
        dx[place] += share
    return dx[:, pads[0][0] : dx.shape[1] - pads[0][1], pads[1][0] : dx.shape[2] - pads[1][1]]
