# loses: mse
# hint: In uint8 0 − 20 is 236. Turn both arrays into float before you subtract.
# hint.ko: uint8에서는 0 − 20이 236이 됩니다. 빼기 전에 두 배열을 float으로 바꾸세요.
import numpy as np


def mse(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if y.shape != t.shape:
        raise ValueError(f"the shapes {y.shape} and {t.shape} differ")
    return np.mean((y - t) ** 2)
