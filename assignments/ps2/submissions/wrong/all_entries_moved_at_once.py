# loses: numerical_gradient
# hint: f(x + h) moves every entry at once. A partial derivative moves one and holds the others still.
# hint.ko: f(x + h)는 모든 원소를 한꺼번에 움직입니다. 편미분은 하나만 움직이고 나머지는 고정합니다.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
