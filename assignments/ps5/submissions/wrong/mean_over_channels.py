# loses: avg_pool2d
# hint: The mean runs over the channels too. Each channel is pooled by itself.
# hint.ko: 채널까지 합쳐 평균을 구했습니다. 채널마다 따로 풀링하세요.
import numpy as np


def avg_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=np.nan)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = np.nanmean(window, axis=(1, 2, 3))[:, None]
    return y
