# loses: collapse_linear
# hint: One layer must agree for every input, not only at x = 2: 10x is right there alone, 8x + 4 everywhere.
# hint.ko: x = 2 하나가 아니라 모든 입력에서 같아야 합니다. 10x는 그곳에서만 맞고 8x + 4는 항상 맞습니다.
import numpy as np


def collapse_linear(layers):
    D = np.shape(layers[0][0])[0]
    x = np.full((1, D), 2.0)
    y = x
    for W, b in layers:
        y = y @ W + b
    return np.linalg.lstsq(x, y, rcond=None)[0], np.zeros(y.shape[1])
