# loses: relu
# hint: x[x < 0] = 0 writes into the caller's array. Use np.maximum(x, 0) or work on a copy.
# hint.ko: x[x < 0] = 0은 호출한 쪽의 배열을 바꿉니다. np.maximum(x, 0)을 쓰거나 복사본에서 계산하세요.
import numpy as np


def relu(x):
    x = np.asarray(x)
    if x.ndim == 0:
        return max(float(x), 0.0)
    x[x < 0] = 0
    return x
