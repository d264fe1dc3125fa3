# loses: tanh
# hint: The numerator is e^x - e^(-x), in this order.
# hint.ko: 분자는 e^x - e^(-x) 순서입니다.
import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(np.asarray(x, dtype=float)))
    return np.sign(x) * (e - 1) / (1 + e)
