# loses: conv1d
# hint: b is added to each of the K products, so K times. Add it once, after the sum.
# hint.ko: b가 곱셈마다 더해져 K번 더해집니다. 합을 구한 뒤 한 번만 더하세요.
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
    n = (len(x) - len(w)) // stride + 1
    y = np.zeros(n)
    for i in range(n):
        y[i] = np.sum(x[i * stride:i * stride + len(w)] * w + b)
    return y
