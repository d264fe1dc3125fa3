# loses: numerical_gradient
# hint: range(len(x)) walks over rows. Use np.ndindex(x.shape) to reach every entry of any rank.
# hint.ko: range(len(x))는 행만 돕니다. 모든 원소를 돌려면 np.ndindex(x.shape)를 쓰세요.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim == 0:
        return np.array((f(x + h) - f(x - h)) / (2 * h))
    grad = np.zeros_like(x)
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] += h
        below[i] -= h
        grad[i] = (f(above) - f(below)) / (2 * h)
    return grad
