# loses: perceptron
# hint: The bias is added: the neuron fires where x · w + b > 0. b is no threshold to exceed, that is -b.
# hint.ko: 편향은 더합니다. 뉴런은 x · w + b > 0일 때 발화합니다. 넘어야 할 임계값은 b가 아니라 -b입니다.
import numpy as np


def perceptron(x, w, b):
    return (np.asarray(x) @ np.asarray(w) > b).astype(float)
