# loses: max_pool2d
# hint: -1e9 is not small enough for every image. -np.inf is smaller than any number.
# hint.ko: -1e9보다 작은 값도 있을 수 있습니다. -np.inf는 어떤 수보다도 작습니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-1e9)
    y = np.full((x.shape[0], OH, OW, x.shape[3]), -1e9)
    for i in range(PH):
        for j in range(PW):
            y = np.maximum(y, x[:, i : i + SH * OH : SH, j : j + SW * OW : SW])
    return y
