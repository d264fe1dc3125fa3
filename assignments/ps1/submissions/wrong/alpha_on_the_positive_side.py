# loses: leaky_relu
# hint: alpha scales the negative side; positive numbers pass as they are.
# hint.ko: alpha는 음수 쪽에 곱합니다. 양수는 그대로 통과합니다.
import numpy as np


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, alpha * x, x)
