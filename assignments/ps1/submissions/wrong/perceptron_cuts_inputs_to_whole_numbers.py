# loses: perceptron
# hint: dtype=int cuts the fractions of x and w off: 0.5 becomes 0. Compute in float.
# hint.ko: dtype=int는 x와 w의 소수 부분을 잘라 버립니다. 0.5가 0이 됩니다. 실수로 계산하세요.
import numpy as np


def perceptron(x, w, b):
    x, w = np.asarray(x, dtype=int), np.asarray(w, dtype=int)
    if w.ndim != 1 or x.shape[-1:] != w.shape:
        raise ValueError("x and w must agree in D")
    return step(x @ w + b)
