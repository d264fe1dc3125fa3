# loses: nothing
import numpy as np
from scipy import special


def mse(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if y.shape != t.shape:
        raise ValueError("shapes")
    return np.linalg.norm(np.subtract(y, t, dtype=float).ravel()) ** 2 / y.size


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    if p.ndim == 2:
        t = as_one_hot(t, p.shape)
        return sum(cross_entropy(row, target, eps) for row, target in zip(p, t)) / len(p)
    return -special.xlogy(as_one_hot(t, p.shape), np.maximum(p, eps)).sum()


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    return -np.average(special.log_softmax(logits, axis=-1)[t == 1])


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    return (special.softmax(logits, axis=-1) - t) / t.sum()


def numerical_diff(f, x, h=1e-4):
    return 0.5 * (f(x + h) / h - f(x - h) / h)


def numerical_gradient(f, x, h=1e-4):
    x = np.asarray(x, dtype=float)

    def along(i):
        def f_of_one(value):
            moved = x.copy()
            moved[i] = value
            return f(moved)

        return numerical_diff(f_of_one, x[i], h)

    return np.array([along(i) for i in np.ndindex(x.shape)]).reshape(x.shape)


class Multiply:
    def forward(self, x, y):
        self.slopes = np.array([y, x])
        return np.multiply(x, y)

    def backward(self, dout):
        return self.slopes * dout


class Sigmoid:
    def forward(self, x):
        self.slope = special.expit(x) * special.expit(-x)
        return special.expit(x)

    def backward(self, dout):
        return dout * self.slope


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.slope = softmax_cross_entropy_grad(x, t)
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1):
        return self.slope * dout
