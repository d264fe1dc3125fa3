# loses: nothing
import numpy as np


def brute_force_count(n_weights, n_values):
    if n_weights < 0 or n_values < 1:
        raise ValueError("n_weights must be >= 0 and n_values >= 1")
    return 1 if n_weights == 0 else n_values * brute_force_count(n_weights - 1, n_values)


def gradient_descent(grad, w0, lr, steps):
    if not lr > 0 or steps < 0:
        raise ValueError("lr must be > 0 and steps >= 0")
    w = np.asarray(w0, dtype=float)
    if steps == 0:
        return [w]
    rest = gradient_descent(grad, w - lr * np.asarray(grad(w.copy())), lr, steps - 1)
    return [w, *rest]


def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size % 1:
        raise ValueError("batch_size must be a whole number, at least 1")
    order = slice(None) if rng is None else np.argsort(rng.random(len(X)))
    cuts = range(int(batch_size), len(X), int(batch_size))
    return list(zip(np.split(X[order], cuts), np.split(y[order], cuts)))  # a list, and views


class Nesterov:
    """In the form of Stanford's CS231n: the old and the new velocity."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        before = {name: self.v.get(name, 0.0) for name in params}
        self.v = {n: self.momentum * before[n] - self.lr * np.asarray(grads[n]) for n in params}
        return {
            n: w - self.momentum * before[n] + (1 + self.momentum) * self.v[n]
            for n, w in params.items()
        }


class Adam:
    """The averages divided by their own weights; epsilon moved to where Keras has it."""

    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.memory = 0, {}

    def step(self, params, grads):
        self.t += 1
        fix_1, fix_2 = 1 - self.beta_1**self.t, 1 - self.beta_2**self.t
        new = {}
        for name in params:
            g = np.asarray(grads[name], dtype=float)
            m, v = self.memory.get(name, (np.zeros_like(g), np.zeros_like(g)))
            m, v = m + (1 - self.beta_1) * (g - m), v + (1 - self.beta_2) * (g**2 - v)
            self.memory[name] = m, v
            epsilon = self.epsilon / np.sqrt(fix_2)
            new[name] = params[name] - self.lr * (m / fix_1) / (np.sqrt(v / fix_2) + epsilon)
        return new


def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    return lr0 if epoch < every else drop * step_decay(lr0, epoch - every, drop, every)


def early_stopping(val_losses, patience, min_delta=0.0):
    if not len(val_losses) or patience <= 0 or min_delta < 0:
        raise ValueError("no losses, patience below 1 or a negative min_delta")
    losses, best, bad = np.asarray(val_losses, dtype=float), np.int64(0), 0
    for epoch in np.arange(1, len(losses)):
        better = losses[best] - losses[epoch] > min_delta
        best, bad = (epoch, 0) if better else (best, bad + 1)
        if bad == patience:
            return [epoch, best]
    return [None, best]
