# loses: nothing
import numpy as np


from scipy import special

AND = (np.array([0.5, 0.5]), -0.7)
OR = (np.array([0.5, 0.5]), -0.2)
NAND = (-np.array([0.5, 0.5]), 0.7)


def step(x):
    return np.heaviside(x, 0.0)


def perceptron(x, w, b):
    if np.shape(x)[-1] != np.shape(w)[0]:  # einsum stretches an axis of length 1
        raise ValueError("x and w differ in D")
    return (np.einsum("...d,d->...", x, w) + b > 0).astype(int)


def xor(x1, x2):
    pair = np.array([x1, x2])
    return perceptron(np.array([perceptron(pair, *OR), perceptron(pair, *NAND)]), *AND)


sigmoid = special.expit


def tanh(x):
    return special.expit(2.0 * np.asarray(x, dtype=float)) * 2 - 1


def relu(x):
    return np.clip(x, 0, None)


def leaky_relu(x, alpha=0.01):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0)


def softmax(x, axis=-1):
    return special.softmax(np.asarray(x, dtype=float), axis=axis)


def matmul(A, B):
    if A.ndim != 2 or B.ndim != 2:
        raise ValueError("matrices only")
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    return np.tensordot(A.astype(float), B.astype(float), axes=1)


def transpose(A):
    return np.einsum("ij->ji", A)


def dense(x, W, b, activation=None):
    if x.shape[1:] != W.shape[:1] or W.shape[1:] != b.shape:
        raise ValueError(f"x {x.shape}, W {W.shape} and b {b.shape} do not fit")
    return activate(np.einsum("nd,dm->nm", x, W) + b, activation)


def feedforward(x, layers):
    outputs = [x]
    for layer in layers:
        outputs.append(dense(outputs[-1], *layer))
    return outputs[-1]


def collapse_linear(layers):
    W = np.linalg.multi_dot([W for W, _ in layers]) if len(layers) > 1 else layers[0][0]
    b = np.zeros(len(layers[0][0]))
    for W_layer, b_layer in layers:
        b = b @ W_layer + b_layer
    return W, b
