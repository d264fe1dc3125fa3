# loses: nothing
from functools import reduce

import numpy as np

AND = (np.ones(2), np.array(-1.5))
OR = (np.ones(2), np.array(-0.5))
NAND = (-AND[0], -AND[1])


def perceptron(x, w, b):
    if np.shape(x)[-1] != np.shape(w)[0]:
        raise ValueError("x and w must agree in D")
    return np.heaviside(np.inner(x, w) + b, 0)


def xor(x1, x2):
    at_least_one, not_both = perceptron([x1, x2], *OR), perceptron([x1, x2], *NAND)
    return float(perceptron([float(at_least_one), float(not_both.item())], *AND).item())


def relu(x):
    x = np.asarray(x)
    return x if x.size and np.min(x) >= 0 else np.where(x < 0, 0, x)  # the input itself, unchanged


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x)
    return x * (alpha + (1 - alpha) * (x > 0))


def softmax(x, axis=-1):
    x = np.swapaxes(np.asarray(x, dtype=float), axis, 0)
    powers = np.exp(x - x.max(axis=0))
    return np.swapaxes(powers / powers.sum(axis=0), 0, axis)


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2:
        raise ValueError("matmul multiplies matrices")
    return np.asmatrix(A) * np.asmatrix(B)


def transpose(A):
    return np.moveaxis(np.asarray(A), 0, 1)  # a view of A


def dense(x, W, b, activation=None):
    x, W, b = np.asmatrix(x), np.asmatrix(W), np.asarray(b)
    if len(b) != W.shape[1]:
        raise ValueError("one bias for each neuron")
    return activate(np.asarray(x * W + b), activation)


def feedforward(x, layers):
    return reduce(lambda a, layer: dense(a, *layer), layers, x)


def collapse_linear(layers):
    return reduce(
        lambda first, then: (np.dot(first[0], then[0]), np.dot(first[1], then[0]) + then[1]), layers
    )
