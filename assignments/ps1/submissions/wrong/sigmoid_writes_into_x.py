# loses: sigmoid
# hint: x *= -1 and np.exp(x, out=x) change the caller's array. Work on a new one.
# hint.ko: x *= -1이나 np.exp(x, out=x)는 호출한 쪽의 배열을 바꿉니다. 새 배열에서 계산하세요.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    positive = x >= 0
    if x.ndim:
        x[positive] *= -1
    else:
        x = -abs(x)
    e = np.exp(x)
    return np.where(positive, 1, e) / (1 + e)
