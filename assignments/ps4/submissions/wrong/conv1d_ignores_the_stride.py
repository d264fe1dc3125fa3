# loses: conv1d
# hint: The window moves by one entry whatever the stride is.
# hint.ko: stride 값과 상관없이 창이 한 칸씩만 움직입니다.
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
    n = len(x) - len(w) + 1
    y = np.zeros(n)
    for i in range(n):
        y[i] = np.sum(x[i:i + len(w)] * w) + b
    return y
