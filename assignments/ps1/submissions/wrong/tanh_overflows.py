# loses: tanh
# hint: e^x overflows for large |x|, and inf / inf is nan. Write it as 2σ(2x) - 1, or with e^(-2|x|).
# hint.ko: |x|가 크면 e^x가 오버플로하고 inf / inf는 nan입니다. 2σ(2x) - 1이나 e^(-2|x|)로 쓰세요.
import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=float)
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
