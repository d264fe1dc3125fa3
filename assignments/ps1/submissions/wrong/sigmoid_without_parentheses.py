# loses: sigmoid
# hint: 1 / 1 + e is (1 / 1) + e: put the sum 1 + e in parentheses.
# hint.ko: 1 / 1 + e는 (1 / 1) + e입니다. 분모 1 + e를 괄호로 묶으세요.
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return np.where(np.asarray(x) >= 0, 1 / 1 + e, e / 1 + e)
