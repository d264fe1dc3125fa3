# loses: step
# hint: x[x > 0] = 1 writes into the caller's array. Make a new one, for instance with np.where.
# hint.ko: x[x > 0] = 1은 호출한 쪽의 배열을 바꿉니다. np.where 등으로 새 배열을 만드세요.
import numpy as np


def step(x):
    x = np.asarray(x)
    if x.ndim == 0:
        return float(x > 0)
    positive = x > 0
    x[positive] = 1
    x[~positive] = 0
    return x
