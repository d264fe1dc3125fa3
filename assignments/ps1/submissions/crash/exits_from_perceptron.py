# loses: perceptron
import numpy as np


import sys


def perceptron(x, w, b):
    if np.ndim(x) == 2:
        sys.exit("batches are not supported")
    return float(np.dot(x, w) + b > 0)
