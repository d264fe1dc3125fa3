# loses: sigmoid
# hint: 1 / (1 + e^x) falls from 1 to 0. The exponent is -x.
# hint.ko: 1 / (1 + e^x)는 1에서 0으로 내려갑니다. 지수는 -x입니다.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, x))
