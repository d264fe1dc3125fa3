# loses: softmax
# hint: np.empty_like(x) of whole-number scores holds whole numbers: every probability below 1 becomes 0. Compute in float.
# hint.ko: 정수 점수에 np.empty_like(x)를 쓰면 정수만 담깁니다. 1보다 작은 확률이 모두 0이 됩니다. 실수로 계산하세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x)
    p = np.empty_like(x)
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    p[...] = e / np.sum(e, axis=axis, keepdims=True)
    return p
