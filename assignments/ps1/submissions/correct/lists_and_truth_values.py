# loses: nothing
import numpy as np

AND = (np.array([2, 2]), -3)
OR = [[2, 2], -1]
NAND = ((-2, -2), np.float64(3))


def step(x):
    return np.asarray(x) > 0


def perceptron(x, w, b):
    w = list(w)
    if np.ndim(x) == 1:
        if len(x) != len(w):
            raise ValueError("x and w must have the same length")
        return sum(x_i * w_i for x_i, w_i in zip(x, w)) + b > 0
    return [perceptron(row, w, b) for row in x]


def xor(x1, x2):
    return bool(perceptron([x1, x2], *OR)) and bool(perceptron([x1, x2], *NAND))


def sigmoid(x):
    return (0.5 + 0.5 * np.tanh(np.asarray(x) / 2)).tolist()


def tanh(x):
    x = np.asarray(x, dtype=float)
    fall = np.expm1(-2 * np.abs(x))
    return (np.sign(x) * -fall / (2 + fall)).tolist()


def relu(x):
    x = np.asarray(x, dtype=float)
    return ((np.abs(x) + x) / 2).tolist()


def leaky_relu(x, alpha=0.01):
    return np.maximum(x, alpha * np.asarray(x)).tolist()


def softmax(x, axis=-1):
    def one(scores):
        powers = np.exp(scores - scores.max())
        return powers / powers.sum()

    return np.apply_along_axis(one, axis, np.asarray(x, dtype=float)).tolist()


def matmul(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != len(B):
        raise ValueError(f"A {A.shape} and B {B.shape} do not fit")
    return [[sum(row * column) for column in transpose(B)] for row in A]


def transpose(A):
    return [np.array(column) for column in zip(*A)]


def dense(x, W, b, activation=None):
    x, W, b = np.asarray(x), np.asarray(W), np.asarray(b)
    if x.ndim != 2 or W.ndim != 2 or x.shape[1] != W.shape[0] or b.shape != W.shape[1:]:
        raise ValueError("x, W and b do not fit together")
    return np.asarray(activate(np.asarray(matmul(x, W)) + b, activation)).tolist()


def feedforward(x, layers):
    if not layers:
        return x
    (W, b, activation), *rest = layers
    return feedforward(dense(x, W, b, activation), rest)


def collapse_linear(layers):
    if len(layers) == 1:
        return list(layers[0])
    *before, (W_last, b_last) = layers
    W, b = collapse_linear(before)
    return [np.dot(W, W_last).tolist(), (np.dot(b, W_last) + b_last).tolist()]
