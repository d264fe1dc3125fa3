# loses: leaky_relu
# hint: Below 0 the value is alpha · x, a line with slope alpha, not the constant alpha.
# hint.ko: 0보다 작을 때의 값은 상수 alpha가 아니라 기울기가 alpha인 직선 alpha · x입니다.
import numpy as np


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, alpha)
