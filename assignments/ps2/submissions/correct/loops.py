# loses: nothing
import math

import numpy as np


def mse(y, t):
    if np.shape(y) != np.shape(t):
        raise ValueError(f"y is {np.shape(y)}, t is {np.shape(t)}")
    ys, ts = np.ravel(y).tolist(), np.ravel(t).tolist()
    return sum((a - b) ** 2 for a, b in zip(ys, ts)) / len(ys)


def mae(y, t):
    if np.shape(y) != np.shape(t):
        raise ValueError(f"y is {np.shape(y)}, t is {np.shape(t)}")
    ys, ts = np.ravel(y).tolist(), np.ravel(t).tolist()
    return sum(abs(a - b) for a, b in zip(ys, ts)) / len(ys)


def one_hot(labels, num_classes):
    shape = np.shape(labels)
    if len(shape) == 2 and shape[1] == 1:
        labels = [row[0] for row in labels]
    elif len(shape) != 1:
        raise ValueError("labels must be (N,) or (N, 1)")
    rows = []
    for label in labels:
        if not 0 <= label < num_classes:
            raise ValueError(f"label {label} is out of range")
        rows.append([1 if c == label else 0 for c in range(num_classes)])
    return np.array(rows)


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    if p.ndim == 1:
        p, t = [p], [t]
    total = 0.0
    for row, truth in zip(p, t):
        for probability, target in zip(row, truth):
            if target:
                total -= target * math.log(probability + eps)
    return total / len(p)


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    if logits.ndim == 1:
        logits, t = logits[None], t[None]
    total = 0.0
    for z, truth in zip(logits.tolist(), t):
        top = max(z)
        total += top + math.log(sum(math.exp(v - top) for v in z)) - z[int(np.argmax(truth))]
    return total / len(logits)


def numerical_gradient(f, x, h=1e-4):
    start = np.array(x, dtype=float)
    slopes = []
    for k in range(start.size):
        above, below = start.flatten(), start.flatten()
        above[k] += h
        below[k] -= h
        slopes.append((f(above.reshape(start.shape)) - f(below.reshape(start.shape))) / (2 * h))
    return np.array(slopes, dtype=float).reshape(start.shape)


def relative_error(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("the shapes differ")
    worst = 0.0
    for p, q in zip(np.ravel(a).tolist(), np.ravel(b).tolist()):
        worst = max(worst, abs(p - q) / max(1e-8, abs(p) + abs(q)))
    return worst


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        if x.shape[-1] != len(self.W):
            raise ValueError(f"x has rows of {x.shape[-1]}, W has {len(self.W)}")
        self.x = x
        out = np.zeros(x.shape[:-1] + (len(self.b),))
        for place in np.ndindex(out.shape):
            *row, j = place
            out[place] = sum(x[(*row, i)] * self.W[i, j] for i in range(len(self.W))) + self.b[j]
        return out

    def backward(self, dout):
        dx = np.zeros(self.x.shape)
        self.dW, self.db = np.zeros(self.W.shape), np.zeros(len(self.b))
        for row in np.ndindex(dout.shape[:-1]):
            for j in range(dout.shape[-1]):
                self.db[j] += dout[(*row, j)]
                for i in range(len(self.W)):
                    self.dW[i, j] += self.x[(*row, i)] * dout[(*row, j)]
                    dx[(*row, i)] += self.W[i, j] * dout[(*row, j)]
        return dx
