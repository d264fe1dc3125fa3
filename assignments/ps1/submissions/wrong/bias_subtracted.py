# loses: perceptron
# hint: The bias is added: the neuron fires where x · w + b > 0. A threshold θ would be subtracted, and b is -θ.
# hint.ko: 편향은 더합니다. 뉴런은 x · w + b > 0일 때 발화합니다. 빼는 것은 임계값 θ이고, b = -θ입니다.
import numpy as np


def perceptron(x, w, b):
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    return step(x @ w - b)
