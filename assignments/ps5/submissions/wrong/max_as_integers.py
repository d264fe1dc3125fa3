# loses: max_pool2d
# hint: An integer array cuts 0.75 down to 0. Make the output an array of floats.
# hint.ko: 정수 배열에 담아서 0.75가 0이 되었습니다. 출력을 실수 배열로 만드세요.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]), dtype=int)
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
