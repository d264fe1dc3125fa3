# loses: min_pool2d
# hint: The zeros of the padding win against positive entries. Pad with +np.inf for a minimum.
# hint.ko: 패딩의 0이 양수를 이깁니다. 최소 풀링에서는 +np.inf로 채우세요.
import numpy as np


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)))
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.min(axis=(1, 2))
    return y
