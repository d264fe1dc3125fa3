# loses: nothing
import numpy as np


def mse(y, t):
    y, t = matching(y, t)
    return sum(d * d for d in np.ravel(y - t).tolist()) / max(y.size, 1)


def mae(y, t):
    return np.abs(np.subtract(*matching(y, t))).mean()


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim not in (1, 2) or labels.ndim == 2 and labels.shape[1] != 1:
        raise ValueError("labels must be (N,) or (N, 1)")
    if labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError("a label is out of range")
    return [[int(c == label) for c in range(num_classes)] for label in labels.ravel()]


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    chosen = np.sum(p * as_one_hot(t, p.shape), axis=-1)
    return -np.log(chosen + eps).mean()


def softmax_cross_entropy(logits, t):
    z = np.asarray(logits, dtype=float)
    t = as_one_hot(t, z.shape)
    return np.mean(np.logaddexp.reduce(z, axis=-1) - np.sum(z * t, axis=-1))


def softmax_cross_entropy_grad(logits, t):
    z = np.atleast_2d(np.asarray(logits, dtype=float))
    t = as_one_hot(t, np.shape(logits)).reshape(z.shape)
    slopes = [((softmax(row) - truth) / len(z)).tolist() for row, truth in zip(z, t)]
    return slopes[0] if np.ndim(logits) == 1 else slopes


def numerical_diff(f, x, h=1e-4):
    return np.diff([f(x - h), f(x + h)])[0] / (2 * h)


def numerical_gradient(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)
    directions = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + h * d) - f(x - h * d)) / (2 * h) for d in directions]
    return np.reshape(slopes, x.shape).tolist()


class ReLU:
    def forward(self, x):
        self.gate = np.sign(np.maximum(x, 0))
        return self.gate * x

    def backward(self, dout):
        return self.gate * dout


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.dx = np.array(softmax_cross_entropy_grad(x, t))
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1):
        return dout * self.dx
