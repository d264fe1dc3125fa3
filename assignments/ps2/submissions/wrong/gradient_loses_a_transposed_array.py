# loses: numerical_gradient
# hint: Of a transposed array reshape(-1) is a copy: moving its entries does not move x, and all slopes are 0. Index x itself.
# hint.ko: 전치한 배열의 reshape(-1)은 복사본입니다. 그 원소를 움직여도 x는 그대로여서 기울기가 모두 0이 됩니다. x를 직접 인덱싱하세요.
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
    return grad.reshape(x.shape)
