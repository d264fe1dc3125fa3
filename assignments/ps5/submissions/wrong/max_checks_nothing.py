# loses: max_pool2d
# hint: A pool larger than the image gives an empty result instead of a ValueError. window_grid checks all arguments.
# hint.ko: 풀이 이미지보다 크면 ValueError 대신 빈 배열이 나옵니다. window_grid가 모든 인수를 검사해 줍니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    PH, PW = (pool_size, pool_size) if isinstance(pool_size, int) else pool_size
    if stride is None:
        stride = (PH, PW)
    SH, SW = (stride, stride) if isinstance(stride, int) else stride
    H, W = x.shape[1:3]
    if padding == "same":
        OH, OW = -(-H // max(SH, 1)), -(-W // max(SW, 1))
        below, beside = max((OH - 1) * SH + PH - H, 0), max((OW - 1) * SW + PW - W, 0)
        pads = ((below // 2, below - below // 2), (beside // 2, beside - beside // 2))
    else:
        p = padding if isinstance(padding, int) and padding > 0 else 0
        pads = ((p, p), (p, p))
        OH = max((H + 2 * p - PH) // max(SH, 1) + 1, 0)
        OW = max((W + 2 * p - PW) // max(SW, 1) + 1, 0)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2), initial=-np.inf)
    return y
