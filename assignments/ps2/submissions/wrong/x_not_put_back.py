# loses: numerical_gradient
# hint: After each entry put the old value back; otherwise the next slopes are taken at another place.
# hint.ko: 원소마다 원래 값을 되돌려 놓으세요. 그러지 않으면 다음 기울기는 다른 점에서 계산됩니다.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        centre = x[i]
        x[i] = centre + h
        above = f(x)
        x[i] = centre - h
        grad[i] = (above - f(x)) / (2 * h)
    return grad
