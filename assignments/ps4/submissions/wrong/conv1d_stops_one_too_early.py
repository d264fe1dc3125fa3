# loses: conv1d
# hint: The last position is missing: L entries have room for L − K + 1 windows, not L − K.
# hint.ko: 마지막 위치가 빠졌습니다. 길이 L에는 창이 L − K가 아니라 L − K + 1개 들어갑니다.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    x = np.array(x, dtype=float)
    w = np.array(w, dtype=float)
    if x.ndim != 1 or w.ndim != 1:
        raise ValueError("x and w must be one-dimensional")
    if len(w) == 0 or len(w) > len(x):
        raise ValueError("w must have between 1 and len(x) entries")
    if stride < 1:
        raise ValueError("stride must be at least 1")
    n = (len(x) - len(w)) // stride
    y = np.zeros(n)
    for i in range(n):
        y[i] = np.sum(x[i * stride:i * stride + len(w)] * w) + b
    return y
