# loses: max_pool2d
# hint: Rows and columns of the pool are swapped: the first number of the pair counts rows.
# hint.ko: 풀의 행과 열이 바뀌었습니다. 쌍의 첫 번째 수가 행입니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PW, j * SW : j * SW + PH]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
