# loses: conv1d
# hint: The weights are applied from back to front, as in mathematics and in np.convolve. In deep learning the first weight meets the first entry of the window.
# hint.ko: 가중치가 뒤집혀 적용됩니다(np.convolve처럼). 딥러닝에서는 첫 번째 가중치가 창의 첫 번째 원소와 곱해집니다.
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
        y[i] = np.sum(x[i * stride:i * stride + len(w)] * w[::-1]) + b
    return y
