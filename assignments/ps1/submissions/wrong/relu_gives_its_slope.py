# loses: relu
# hint: This is the slope of ReLU, 0 or 1. Multiply it by x.
# hint.ko: 이것은 ReLU의 기울기(0 또는 1)입니다. x를 곱하세요.
import numpy as np


def relu(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)
