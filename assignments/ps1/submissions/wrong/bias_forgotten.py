# loses: perceptron
# hint: The bias b is missing from the sum x · w + b.
# hint.ko: 합 x · w + b에서 편향 b가 빠졌습니다.
import numpy as np


def perceptron(x, w, b):
    return step(np.asarray(x) @ np.asarray(w))
