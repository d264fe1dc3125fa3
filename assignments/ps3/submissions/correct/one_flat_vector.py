# loses: nothing

# All parameters in one flat vector, sorted by name; early stopping jumps from best to best.
import numpy as np


class _Flat:
    def _start(self, n):
        pass

    def step(self, params, grads):
        names = sorted(params)
        shapes = [np.shape(params[k]) for k in names]
        w = np.concatenate([np.ravel(np.asarray(params[k], float)) for k in names]) if names else np.zeros(0)
        g = np.concatenate([np.ravel(np.asarray(grads[k], float)) for k in names]) if names else np.zeros(0)
        if not hasattr(self, "n"):
            self.n = w.size
            self._start(w.size)
        w = self._rule(w, g)
        cuts = np.cumsum([int(np.prod(s)) for s in shapes])[:-1]
        return {k: p.reshape(s) for k, p, s in zip(names, np.split(w, cuts), shapes)}


class SGD(_Flat):
    def __init__(self, lr=0.01):
        self.lr = lr

    def _rule(self, w, g):
        return w - self.lr * g


class Momentum(_Flat):
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.mu = lr, momentum

    def _start(self, n):
        self.v = np.zeros(n)

    def _rule(self, w, g):
        self.v = np.einsum("i,ij->j", [self.mu, -self.lr], np.stack([self.v, g]))
        return w + self.v


class Nesterov(Momentum):
    def _rule(self, w, g):
        self.v = self.mu * self.v - self.lr * g
        return w + self.mu * self.v - self.lr * g


class AdaGrad(_Flat):
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.a, self.e = lr, initial_accumulator, epsilon

    def _start(self, n):
        self.h = np.full(n, float(self.a))

    def _rule(self, w, g):
        self.h += np.square(g)
        return w - self.lr * g / np.sqrt(self.h + self.e)


class RMSProp(_Flat):
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.e = lr, rho, epsilon

    def _start(self, n):
        self.h = np.zeros(n)

    def _rule(self, w, g):
        self.h += (1 - self.rho) * (g * g - self.h)
        return w - self.lr * g * (self.h + self.e) ** -0.5


class AdaDelta(_Flat):
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        self.lr, self.rho, self.e = lr, rho, epsilon

    def _start(self, n):
        self.h = np.zeros((2, n))

    def _rule(self, w, g):
        self.h[0] = self.rho * self.h[0] + (1 - self.rho) * g**2
        d = -g * np.sqrt((self.h[1] + self.e) / (self.h[0] + self.e))
        self.h[1] = self.rho * self.h[1] + (1 - self.rho) * d**2
        return w + self.lr * d


class Adam(_Flat):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.b, self.e, self.t = lr, np.array([[beta_1], [beta_2]]), epsilon, 0

    def _start(self, n):
        self.mv = np.zeros((2, n))

    def _rule(self, w, g):
        self.t += 1
        self.mv = self.b * self.mv + (1 - self.b) * np.stack([g, g * g])
        c1, c2 = (1 - self.b**self.t).ravel()
        return w - self.lr * np.sqrt(c2) / c1 * self.mv[0] / (np.sqrt(self.mv[1]) + self.e)


class Nadam(_Flat):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.b1, self.b2, self.e, self.t = lr, beta_1, beta_2, epsilon, 0

    def _start(self, n):
        self.m = np.zeros(n)
        self.v = np.zeros(n)

    def _rule(self, w, g):
        self.t += 1
        us = self.b1 * (1 - 0.5 * 0.96 ** np.arange(1.0, self.t + 2))
        P, Pn, u, un = us[:-1].prod(), us.prod(), us[-2], us[-1]
        self.m = self.b1 * self.m + (1 - self.b1) * g
        self.v = self.b2 * self.v + (1 - self.b2) * g * g
        mh = un * self.m / (1 - Pn) + (1 - u) * g / (1 - P)
        return w - self.lr * mh / (np.sqrt(self.v / (1 - self.b2**self.t)) + self.e)


def early_stopping(val_losses, patience, min_delta=0.0):
    L = np.asarray(val_losses, dtype=float)
    if L.size == 0 or patience < 1 or min_delta < 0:
        raise ValueError
    best = 0
    while True:
        better = np.flatnonzero(L[best + 1 :] < L[best] - min_delta)
        # first improvement
        nxt = best + 1 + better[0] if better.size else None
        last = L.size - 1 if nxt is None else nxt - 1
        if last - best >= patience:
            return best + patience, best
        if nxt is None:
            return None, best
        best = nxt
