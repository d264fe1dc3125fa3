# loses: dense
# hint: The bias b is missing: x W + b.
# hint.ko: 편향 b가 빠졌습니다: x W + b.
import numpy as np


def dense(x, W, b, activation=None):
    if len(b) != np.shape(W)[1]:
        raise ValueError("b does not fit W")
    return activate(np.asarray(x, dtype=float) @ W, activation)
