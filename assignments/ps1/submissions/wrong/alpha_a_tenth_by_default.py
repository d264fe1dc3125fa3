# loses: leaky_relu
# hint: The default of alpha is 0.01.
# hint.ko: alpha의 기본값은 0.01입니다.
import numpy as np


def leaky_relu(x, alpha=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, alpha * x)
