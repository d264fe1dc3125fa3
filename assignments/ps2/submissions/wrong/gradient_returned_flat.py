# loses: numerical_gradient
# hint: The gradient has the shape of x: reshape it back.
# hint.ko: 기울기는 x와 모양이 같아야 합니다. 다시 reshape하세요.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    flat = x.reshape(-1)
    grad = np.zeros(x.size)
    for i in range(x.size):
        centre = flat[i]
        flat[i] = centre + h
        above = float(f(x))
        flat[i] = centre - h
        below = float(f(x))
        flat[i] = centre
        grad[i] = (above - below) / (2 * h)
    return grad
