# loses: numerical_gradient
# hint: The step must be h in every entry. h · |x| is 0 where x is 0, and not what was asked for elsewhere.
# hint.ko: 간격은 모든 원소에서 h여야 합니다. h · |x|는 x가 0이면 0이 되고, 다른 곳에서도 주어진 h가 아닙니다.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h * max(abs(x[i]), 1e-3)
        grad[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return grad
