# loses: perceptron
# hint: Where x · w + b is exactly 0 the neuron does not fire: > 0, not >= 0.
# hint.ko: x · w + b가 정확히 0이면 발화하지 않습니다. >= 0이 아니라 > 0입니다.
import numpy as np


def perceptron(x, w, b):
    return np.where(np.asarray(x) @ np.asarray(w) + b >= 0, 1.0, 0.0)
