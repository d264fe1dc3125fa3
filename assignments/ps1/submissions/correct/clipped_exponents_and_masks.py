# loses: nothing
import numpy as np


AND = ((1, 1), -1.5)
OR = ((1, 1), -0.5)
NAND = ((-1, -1), 1.5)


def step(x):
    x = np.asarray(x)
    y = np.zeros(x.shape)
    y[x > 0] = 1
    return y


def perceptron(x, w, b):
    return step(np.inner(x, w) + b)


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -500, 500)))


def tanh(x):
    x = np.clip(np.asarray(x, dtype=float), -300, 300)
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


def relu(x):
    x = np.asarray(x, dtype=float)
    return (x + np.abs(x)) / 2


def leaky_relu(x, alpha=0.01):
    return relu(x) - alpha * relu(-np.asarray(x, dtype=float))


def softmax(x, axis=-1):
    x = np.swapaxes(np.array(x, dtype=float), axis, -1)
    x -= x.max(axis=-1)[..., None]
    x = np.exp(x)
    x /= x.sum(axis=-1)[..., None]
    return np.swapaxes(x, axis, -1)


def matmul(A, B):
    N, K = A.shape
    K2, M = B.shape
    if K != K2:
        raise ValueError(f"A has {K} columns, B has {K2} rows")
    A, B = A.astype(float), B.astype(float)
    C = np.zeros((N, M))
    for i in range(N):
        for j in range(M):
            C[i, j] = (A[i, :] * B[:, j]).sum()
    return C


def transpose(A):
    N, M = A.shape
    result = np.zeros((M, N))
    for i in range(N):
        result[:, i] = A[i]
    return result


def dense(x, W, b, activation=None):
    z = x @ W
    if b.shape != z[0].shape:
        raise ValueError(f"{len(b)} biases for {z.shape[1]} neurons")
    z = z + b
    functions = {"step": step, "sigmoid": sigmoid, "tanh": tanh, "relu": relu}
    functions["leaky_relu"], functions["softmax"] = leaky_relu, softmax
    if isinstance(activation, str):
        if activation not in functions:
            raise ValueError(f"unknown activation {activation}")
        return functions[activation](z)
    return z if activation is None else activation(z)


def feedforward(x, layers):
    a = x
    for i in range(len(layers)):
        a = dense(a, layers[i][0], layers[i][1], activation=layers[i][2])
    return a


def collapse_linear(layers):
    D = layers[0][0].shape[0]
    linear = [(W, b, None) for W, b in layers]
    b = feedforward(np.zeros((1, D)), linear)[0]
    return feedforward(np.eye(D), linear) - b, b
