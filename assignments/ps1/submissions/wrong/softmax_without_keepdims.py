# loses: softmax
# hint: Without keepdims=True the sum (N,) does not line up with the rows of (N, C).
# hint.ko: keepdims=True가 없으면 합 (N,)이 (N, C)의 행과 맞지 않습니다.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=axis)
