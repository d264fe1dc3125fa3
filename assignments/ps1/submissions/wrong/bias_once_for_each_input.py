# loses: perceptron
# hint: The bias is added once to the sum, not to each of the D products.
# hint.ko: 편향은 D개의 곱마다가 아니라 합에 한 번만 더합니다.
import numpy as np


def perceptron(x, w, b):
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    if x.shape[-1] != w.shape[0]:
        raise ValueError("x and w do not fit")
    return step(np.sum(x * w + b, axis=-1))
