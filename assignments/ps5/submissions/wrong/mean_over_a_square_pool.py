# loses: avg_pool2d
# hint: The sum is divided as if the pool were square. A 3 by 2 pool has 6 entries.
# hint.ko: 풀이 정사각형인 것처럼 나누었습니다. 3×2 풀의 원소는 6개입니다.
import numpy as np


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=np.nan)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = np.nansum(window, axis=(1, 2)) / (np.sum(~np.isnan(window[:1, :, :, :1])) * PH / PW)
    return y
