# loses: nothing
import math

import numpy as np


def brute_force_count(n_weights, n_values):
    if n_weights < 0 or n_values < 1:
        raise ValueError(f"cannot count {n_weights} weights with {n_values} values")
    count = 1
    for _ in range(n_weights):
        count *= n_values
    return count


def gradient_descent(grad, w0, lr, steps):
    if not lr > 0:
        raise ValueError("lr must be positive")
    if steps < 0:
        raise ValueError("steps must not be negative")
    w = np.array(w0, dtype=float)
    path = np.empty((steps + 1,) + w.shape)
    path[0] = w
    for i in range(steps):
        path[i + 1] = path[i] - lr * np.array(grad(path[i].copy() if w.ndim else float(path[i])))
    return path


def minibatches(X, y, batch_size, rng=None):
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    if batch_size < 1 or batch_size % 1:
        raise ValueError(f"batch_size {batch_size} is not a whole number >= 1")
    order = list(range(len(X)))
    if rng is not None:
        rng.shuffle(order)
    X_batch, y_batch = [], []
    for i in order:
        X_batch.append(X[i])
        y_batch.append(y[i])
        if len(X_batch) == batch_size:
            yield np.array(X_batch), np.array(y_batch)
            X_batch, y_batch = [], []
    if X_batch:
        yield np.array(X_batch), np.array(y_batch)


class Adam:
    """One number at a time."""

    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.steps, self.memory = 0, {}

    def step(self, params, grads):
        self.steps += 1
        rate = self.lr * math.sqrt(1 - self.beta_2 ** self.steps) / (1 - self.beta_1 ** self.steps)
        new = {}
        for name in params:
            w = np.array(params[name], dtype=float)
            g = np.array(grads[name], dtype=float)
            m, v = self.memory.setdefault(name, (np.zeros(w.shape), np.zeros(w.shape)))
            for i in np.ndindex(w.shape):
                m[i] += (g[i] - m[i]) * (1 - self.beta_1)
                v[i] += (g[i] ** 2 - v[i]) * (1 - self.beta_2)
                w[i] -= rate * m[i] / (math.sqrt(v[i]) + self.epsilon)
            new[name] = w
        return new


def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must not be negative, every at least 1")
    lr = lr0
    while epoch >= every:
        lr, epoch = lr * drop, epoch - every
    return lr


def exponential_decay(lr0, epoch, k):
    if epoch < 0:
        raise ValueError("epoch must not be negative")
    return lr0 / math.exp(k * epoch)


def early_stopping(val_losses, patience, min_delta=0.0):
    if not len(val_losses):
        raise ValueError("no losses")
    if patience < 1 or min_delta < 0:
        raise ValueError("patience must be at least 1, min_delta not negative")
    lowest, best, wait = val_losses[0], 0, 0
    for epoch in range(1, len(val_losses)):
        wait += 1
        if lowest - val_losses[epoch] > min_delta:
            lowest, best, wait = val_losses[epoch], epoch, 0
        if wait == patience:
            return [epoch, best]
    return [None, best]
