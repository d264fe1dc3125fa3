# loses: tanh
# hint: With e^(-2|x|) the sign of x is lost: multiply by np.sign(x), since tanh(-x) = -tanh(x).
# hint.ko: e^(-2|x|)를 쓰면 x의 부호가 사라집니다. tanh(-x) = -tanh(x)이므로 np.sign(x)를 곱하세요.
import numpy as np


def tanh(x):
    e = np.exp(-2 * np.abs(np.asarray(x, dtype=float)))
    return (1 - e) / (1 + e)
