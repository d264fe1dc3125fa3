# loses: dense
# hint: b has one entry for each neuron (a column), not for each sample (a row).
# hint.ko: b의 원소는 샘플(행)이 아니라 뉴런(열)마다 하나입니다.
import numpy as np


def dense(x, W, b, activation=None):
    if np.shape(b) != np.shape(W)[1:]:
        raise ValueError("one bias for each neuron")
    z = np.asarray(x, dtype=float) @ W
    if z.shape[0] == len(b):
        return activate(z + np.reshape(b, (-1, 1)), activation)
    return activate(z + b, activation)
