# loses: leaky_relu
# hint: The slope 0.01 is only the default: use the argument alpha.
# hint.ko: 0.01은 기본값일 뿐입니다. 인자 alpha를 사용하세요.
import numpy as np


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.01 * x)
