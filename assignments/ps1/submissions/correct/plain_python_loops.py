# loses: nothing
import numpy as np


import math

AND = (np.array([2.0, 2.0]), -3.0)
OR = (np.array([2.0, 2.0]), -1.0)
NAND = (np.array([-2.0, -2.0]), 3.0)


def each(function, x):
    x = np.asarray(x)
    result = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        result[place] = function(float(x[place]))
    return result


def step(x):
    return each(lambda v: 1 if v > 0 else 0, x)


def perceptron(x, w, b):
    x = np.asarray(x)
    if x.ndim == 2:
        return np.array([perceptron(row, w, b) for row in x])
    if len(x) != len(w):
        raise ValueError("x and w differ in length")
    total = 0
    for i in range(len(w)):
        total += x[i] * w[i]
    return 1 if total + b > 0 else 0


def xor(x1, x2):
    s = perceptron([x1, x2], NAND[0], NAND[1])
    t = perceptron([x1, x2], OR[0], OR[1])
    return perceptron([s, t], AND[0], AND[1])


def sigmoid(x):
    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        e = math.exp(v)
        return e / (1 + e)

    return each(one, x)


def tanh(x):
    def one(v):
        e = math.exp(-2 * abs(v))
        return math.copysign((1 - e) / (1 + e), v)

    return each(one, x)


def relu(x):
    return each(lambda v: v if v > 0 else 0, x)


def leaky_relu(x, alpha=0.01):
    return each(lambda v: v if v > 0 else alpha * v, x)


def softmax(x, axis=-1):
    groups = np.moveaxis(np.asarray(x), axis, -1)
    result = np.zeros(groups.shape)
    for place in np.ndindex(groups.shape[:-1]):
        scores = [float(score) for score in groups[place]]
        powers = [math.exp(score - max(scores)) for score in scores]
        total = sum(powers)
        for i, power in enumerate(powers):
            result[place][i] = power / total
    return np.moveaxis(result, -1, axis)


def matmul(A, B):
    if np.ndim(A) != 2 or np.ndim(B) != 2 or len(A[0]) != len(B):
        raise ValueError("A and B do not fit")
    rows = []
    for i in range(len(A)):
        row = []
        for j in range(len(B[0])):
            total = 0.0
            for k in range(len(B)):
                total += float(A[i][k]) * float(B[k][j])
            row.append(total)
        rows.append(row)
    return rows


def transpose(A):
    return [[A[i][j] for i in range(len(A))] for j in range(len(A[0]))]


def dense(x, W, b, activation=None):
    z = matmul(x, W)
    if len(b) != len(z[0]):
        raise ValueError("b does not fit W")
    sums = [[value + bias for value, bias in zip(row, b)] for row in z]
    return activate(np.array(sums), activation)


def feedforward(x, layers):
    if not layers:
        return np.asarray(x)
    W, b, activation = layers[0]
    return feedforward(dense(x, W, b, activation), layers[1:])


def collapse_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = matmul(W, W_next), np.add(matmul([list(b)], W_next)[0], b_next)
    return W, b
