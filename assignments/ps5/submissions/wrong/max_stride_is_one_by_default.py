# loses: max_pool2d
# hint: Without a stride the window moves by its own size, so that pools do not overlap; not by 1.
# hint.ko: stride를 주지 않으면 1이 아니라 풀 크기만큼 움직입니다. 풀끼리 겹치지 않습니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    stride = 1 if stride is None else stride
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
