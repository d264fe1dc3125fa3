# loses: numerical_gradient
# hint: x + h − 2h + h is not exactly x in floating point. Keep the old value and put that back, or work on a copy.
# hint.ko: 부동소수점에서 x + h − 2h + h는 정확히 x가 아닙니다. 원래 값을 저장해 되돌리거나 복사본을 쓰세요.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = float(f(x))
        x[i] -= 2 * h
        below = float(f(x))
        x[i] += h
        grad[i] = (above - below) / (2 * h)
    return grad
