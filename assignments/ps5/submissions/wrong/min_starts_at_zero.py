# loses: min_pool2d
# hint: The running minimum starts at 0, so positive entries never show. Start at +np.inf.
# hint.ko: 최솟값을 0에서 시작해서 양수가 나타나지 않습니다. +np.inf에서 시작하세요.
import numpy as np


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = np.minimum(y[:, i, j], window.min(axis=(1, 2)))
    return y
