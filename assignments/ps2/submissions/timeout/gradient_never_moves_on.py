# loses: numerical_gradient
# hint: The loop never ends: it.iternext() is missing.
# hint.ko: 반복이 끝나지 않습니다. it.iternext()가 빠졌습니다.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        above, below = x.copy(), x.copy()
        above[i] += h
        below[i] -= h
        grad[i] = (f(above) - f(below)) / (2 * h)
    return grad
