# loses: max_pool2d
# hint: The columns move by the stride of the rows. Use SW along the columns.
# hint.ko: 열 방향에도 행의 스트라이드를 썼습니다. 열에는 SW를 쓰세요.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SH : j * SH + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
