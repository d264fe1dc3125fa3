# loses: dense
# hint: First the bias, then the activation: activation(x W + b).
# hint.ko: 편향을 먼저 더하고 활성화 함수를 적용합니다: activation(x W + b).
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    return activate(np.asarray(x, dtype=float) @ W, activation) + b
