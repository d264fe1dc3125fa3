# loses: dense
# hint: Each neuron has a bias of its own: add the vector b, not its sum or its first entry.
# hint.ko: 뉴런마다 편향이 따로 있습니다. b의 합이나 첫 원소가 아니라 벡터 b를 더하세요.
import numpy as np


def dense(x, W, b, activation=None):
    if len(b) != np.shape(W)[1]:
        raise ValueError("b does not fit W")
    return activate(np.asarray(x, dtype=float) @ W + b[0], activation)
