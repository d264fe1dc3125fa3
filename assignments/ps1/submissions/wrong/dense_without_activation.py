# loses: dense
# hint: The activation is never applied to x W + b.
# hint.ko: x W + b에 활성화 함수를 적용하지 않았습니다.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    known = (None, "step", "sigmoid", "tanh", "relu", "leaky_relu", "softmax")
    if activation not in known and not callable(activation):
        raise ValueError(f"unknown activation {activation}")
    return np.asarray(x, dtype=float) @ W + b
