# loses: max_pool2d
# hint: "valid" drops the rows that fill no whole window; here they make a window of their own.
# hint.ko: "valid"는 윈도우를 채우지 못하는 행을 버립니다. 여기서는 그 행들도 윈도우가 되었습니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    padding = "same" if padding == "valid" else padding
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
