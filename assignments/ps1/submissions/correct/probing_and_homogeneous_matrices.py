# loses: nothing
import numpy as np


from functools import reduce

AND = [[1, 1], -1]
OR = [[3, 2], 0]
NAND = [[-2, -1], 3]


def step(x):
    return (np.array(x) > 0) * 1


def perceptron(x, w, b):
    x = np.atleast_1d(x)
    if x.shape[-1] != len(w):
        raise ValueError("every input needs one weight")
    return step((x * np.array(w)).sum(axis=-1) + b)


def xor(x1, x2):
    hidden = [(np.array([[OR[0][0], NAND[0][0]], [OR[0][1], NAND[0][1]]]), np.array([OR[1], NAND[1]]))]
    a = step(np.array([x1, x2]) @ hidden[0][0] + hidden[0][1])
    return perceptron(a, *AND)


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(x, dtype=float)))


def tanh(x):
    x = np.asarray(x, dtype=float)
    e = np.expm1(-2 * np.abs(x))
    return np.sign(x) * -e / (e + 2)


def relu(x):
    x = np.array(x, dtype=float)  # a copy
    x[x < 0] = 0
    return x


def leaky_relu(x, alpha=0.01):
    y = np.array(x, dtype=float)  # a copy
    y[y < 0] *= alpha
    return y


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    return np.exp(x - np.logaddexp.reduce(x, axis=axis, keepdims=True))


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if (A.ndim, B.ndim) != (2, 2):
        raise ValueError("two matrices are needed")
    if A.shape[-1] != B.shape[0]:
        raise ValueError("the inner lengths differ")
    return sum((np.outer(A[:, k], B[k]) for k in range(len(B))), np.zeros((len(A), B.shape[1])))


def transpose(A):
    return np.stack(list(A), axis=1)


def homogeneous(W, b):
    """The layer as one matrix (D + 1, M + 1) that acts on (x, 1)."""
    corner = np.zeros((len(W) + 1, 1))
    corner[-1] = 1
    return np.hstack([np.vstack([W, np.reshape(b, (1, -1))]), corner])


def dense(x, W, b, activation=None):
    ones = np.ones((len(x), 1))
    z = (np.hstack([x, ones]) @ homogeneous(W, b))[:, :-1]
    return activate(z, activation)


def feedforward(x, layers):
    return reduce(lambda a, layer: dense(a, *layer), layers, x)


def collapse_linear(layers):
    for (W, _), (W_next, _) in zip(layers, layers[1:]):
        if W.shape[1] != W_next.shape[0]:
            raise ValueError("the layers do not fit")
    whole = reduce(np.matmul, [homogeneous(W, b) for W, b in layers])
    return whole[:-1, :-1], whole[-1, :-1]
