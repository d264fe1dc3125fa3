# loses: max_pool2d
# hint: The stride is always the pool size; the argument is ignored. Only None stands for the pool size.
# hint.ko: stride 인수를 무시하고 항상 풀 크기로 움직입니다. None일 때만 풀 크기입니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, None, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
