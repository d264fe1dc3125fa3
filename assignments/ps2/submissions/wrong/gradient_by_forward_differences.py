# loses: numerical_gradient
# hint: Use the central difference here too: it needs f at x_i + h and at x_i − h.
# hint.ko: 여기서도 중앙 차분을 쓰세요. x_i + h와 x_i − h에서의 f가 필요합니다.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        moved = x.copy()
        moved[i] += h
        grad[i] = (f(moved) - here) / h
    return grad
