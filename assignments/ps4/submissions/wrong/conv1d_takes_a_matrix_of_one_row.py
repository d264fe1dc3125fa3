# loses: conv1d
# hint: x of the shape (1, L) is taken for a signal. What is not one-dimensional must raise ValueError.
# hint.ko: 모양이 (1, L)인 x를 신호로 받아들입니다. 1차원이 아니면 ValueError를 내야 합니다.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    x = np.array(x, dtype=float)
    if x.ndim == 2 and len(x) == 1:
        x = x[0]
    w = np.array(w, dtype=float)
    if x.ndim != 1 or w.ndim != 1:
        raise ValueError("x and w must be one-dimensional")
    if len(w) == 0 or len(w) > len(x):
        raise ValueError("w must have between 1 and len(x) entries")
    if stride < 1:
        raise ValueError("stride must be at least 1")
    n = (len(x) - len(w)) // stride + 1
    y = np.zeros(n)
    for i in range(n):
        y[i] = np.sum(x[i * stride:i * stride + len(w)] * w) + b
    return y
