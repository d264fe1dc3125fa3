# loses: numerical_gradient
# hint: An integer array cannot hold x + h: the step is cut off. Convert x to float first.
# hint.ko: 정수 배열에는 x + h를 담을 수 없어 h가 잘립니다. 먼저 x를 float로 바꾸세요.
import numpy as np


def numerical_gradient(f, x, h=1e-4):
    x = np.array(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        centre = x[i]
        x[i] = centre + h
        above = f(x)
        x[i] = centre - h
        below = f(x)
        x[i] = centre
        grad[i] = (above - below) / (2 * h)
    return grad
