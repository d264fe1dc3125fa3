# loses: softmax
# hint: A small number in the denominator makes 0 / 0 vanish, but the row no longer adds up to 1. Shift by the row's largest score.
# hint.ko: 분모에 작은 수를 더하면 0 / 0은 피하지만 합이 1이 되지 않습니다. 그 행의 최댓값을 빼세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x))
    return e / (np.sum(e, axis=axis, keepdims=True) + 1e-9)
