# loses: conv1d
# hint: Pixels of type uint8 are multiplied in uint8, where 200 · 2 is 144. Turn the inputs into floats first.
# hint.ko: uint8 그대로 곱하면 200 · 2가 144가 됩니다. 먼저 float로 바꾸세요.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    x = np.array(x)
    w = np.array(w)
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
