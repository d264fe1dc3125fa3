# loses: perceptron
# hint: b is no threshold to exceed: the neuron fires where x · w + b > 0, that is where x · w > -b.
# hint.ko: b는 넘어야 할 임계값이 아닙니다. x · w + b > 0, 즉 x · w > -b일 때 발화합니다.
import numpy as np


def perceptron(x, w, b):
    return (np.asarray(x) @ np.asarray(w) > b).astype(float)
