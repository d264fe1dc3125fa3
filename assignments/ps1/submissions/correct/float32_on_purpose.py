# loses: nothing
import numpy as np


AND = (np.float32([1, 1]), np.float32(-1.25))
OR = (np.float32([1, 1]), np.float32(-0.75))
NAND = (np.float32([-1, -1]), np.float32(1.25))


def step(x):
    return np.float32(np.float64(x) > 0)


def perceptron(x, w, b):
    z = np.float32(x) @ np.float32(w) + np.float32(b)
    return step(z)


def xor(x1, x2):
    return perceptron([perceptron([x1, x2], *NAND), perceptron([x1, x2], *OR)], *AND)


def sigmoid(x):
    return np.exp(-np.logaddexp(np.float32(0), -np.float32(x)))


def tanh(x):
    return np.float32(2) * sigmoid(np.float32(2) * np.float32(x)) - np.float32(1)


def relu(x):
    x = np.float32(x)
    return x * (x > 0)


def leaky_relu(x, alpha=0.01):
    x = np.float32(x)
    return np.maximum(x, np.float32(alpha) * x)


def softmax(x, axis=-1):
    x = np.float32(x)
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def matmul(A, B):
    A, B = np.float32(A), np.float32(B)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    return np.stack([(A * column).sum(1) for column in B.T], axis=1)


def transpose(A):
    return np.array(list(zip(*np.float32(A))))


def dense(x, W, b, activation=None):
    z = np.float32(x) @ np.float32(W)
    if z.shape[1:] != np.shape(b):
        raise ValueError("b does not fit W")
    return activate(z + np.float32(b), activation)


def collapse_linear(layers):
    W, b = np.float32(layers[-1][0]), np.float32(layers[-1][1])
    for W_before, b_before in layers[-2::-1]:
        W, b = np.float32(W_before) @ W, np.float32(b_before) @ W + b
    return W, b
