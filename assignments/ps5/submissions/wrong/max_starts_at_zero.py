# loses: max_pool2d
# hint: The running maximum starts at 0, so a window of negative entries gives 0. Start at -np.inf.
# hint.ko: 최댓값을 0에서 시작해서 음수만 있는 윈도우가 0이 됩니다. -np.inf에서 시작하세요.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(PH):
        for j in range(PW):
            y = np.maximum(y, x[:, i : i + SH * OH : SH, j : j + SW * OW : SW])
    return y
