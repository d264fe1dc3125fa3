# loses: nothing
import numpy as np


import tensorflow as tf

AND = (np.array([1.0, 1.0]), -1.5)
OR = (np.array([1.0, 1.0]), -0.5)
NAND = (np.array([-1.0, -1.0]), 1.5)


def single(x):
    return tf.convert_to_tensor(np.asarray(x, dtype=np.float32))


def step(x):
    return tf.where(single(x) > 0, 1.0, 0.0)


def perceptron(x, w, b):
    x, w = single(x), single(w)
    if x.shape[-1] != w.shape[0]:
        raise ValueError(f"x {x.shape} and w {w.shape} do not fit")
    return step(tf.reduce_sum(x * w, axis=-1) + b)


def xor(x1, x2):
    hidden = tf.stack([perceptron([x1, x2], *OR), perceptron([x1, x2], *NAND)])
    return perceptron(hidden, *AND)


def sigmoid(x):
    return tf.sigmoid(single(x))


def tanh(x):
    return 2 * tf.sigmoid(2 * single(x)) - 1


def relu(x):
    return tf.nn.relu(single(x))


def leaky_relu(x, alpha=0.01):
    return tf.nn.leaky_relu(single(x), alpha=alpha)


def softmax(x, axis=-1):
    return tf.nn.softmax(single(x), axis=axis)


def matmul(A, B):
    A, B = single(A), single(B)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    return tf.tensordot(A, B, axes=1)


def transpose(A):
    return tf.transpose(single(A))


def dense(x, W, b, activation=None):
    z = matmul(x, W)
    if z.shape[1:] != np.shape(b):
        raise ValueError("b does not fit W")
    return activate(z.numpy() + np.asarray(b), activation)


def collapse_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = matmul(W, W_next), tf.linalg.matvec(single(W_next), single(b), transpose_a=True) + single(b_next)
    return W, b
