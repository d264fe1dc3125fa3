# loses: nothing

# Each parameter has a generator that remembers for it; batches come from an iterator class, as lists.
import math
from functools import reduce
from itertools import accumulate, count, repeat

import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0:
        raise ValueError("lr")
    if steps < 0:
        raise ValueError("steps")
    start = np.array(w0, float)
    pts = accumulate(repeat(None, steps), lambda w, _: w - np.multiply(lr, grad(w)), initial=start)
    return np.stack([np.array(p) for p in pts])


class minibatches:
    def __init__(self, X, y, batch_size, rng=None):
        X, y = map(np.asarray, (X, y))
        if not (batch_size >= 1 and float(batch_size).is_integer()):
            raise ValueError("size")
        if len(X) != len(y):
            raise ValueError("len")
        n = len(X)
        self.X, self.y, self.b, self.i = X, y, int(batch_size), 0
        self.o = np.argsort(rng.random(n)) if rng is not None else np.arange(n)

    def __iter__(self):
        return self

    def __next__(self):
        o = self.o[self.i : self.i + self.b]
        if not len(o):
            raise StopIteration
        self.i += self.b
        return [self.X[o], self.y[o]]


def _make(gen):
    class O:
        def __init__(self, lr):
            self.lr, self._c = lr, {}

        def step(self, params, grads):
            def one(k):
                if k not in self._c:
                    self._c[k] = gen(self)
                    next(self._c[k])
                return self._c[k].send((np.asarray(params[k], float), np.asarray(grads[k], float)))

            return dict((k, one(k)) for k in params)

    return O


def _sgd(self):
    out = None
    while True:
        w, g = yield out
        out = w - self.lr * g


class SGD(_make(_sgd)):
    def __init__(self, lr=0.01):
        super().__init__(lr)


def _mom(self):
    out, v = None, 0.0
    while True:
        w, g = yield out
        v = self.m * v - self.lr * g
        out = w + v


class Momentum(_make(_mom)):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr)
        self.m = momentum


def _nes(self):
    out, v = None, 0.0
    while True:
        w, g = yield out
        v = self.m * v - self.lr * g
        out = w + self.m * v - self.lr * g


class Nesterov(_make(_nes)):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr)
        self.m = momentum


def _ada(self):
    out, h = None, self.a
    while True:
        w, g = yield out
        h = h + g * g
        out = w - self.lr * g / np.sqrt(h + self.e)


class AdaGrad(_make(_ada)):
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        super().__init__(lr)
        self.a, self.e = initial_accumulator, epsilon


def _rms(self):
    out, h = None, 0.0
    while True:
        w, g = yield out
        h = self.r * h + (1 - self.r) * g * g
        out = w - self.lr * g / np.sqrt(h + self.e)


class RMSProp(_make(_rms)):
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        super().__init__(lr)
        self.r, self.e = rho, epsilon


def _adl(self):
    out, h, s = None, 0.0, 0.0
    while True:
        w, g = yield out
        h = self.r * h + (1 - self.r) * g * g
        d = -g * np.sqrt(s + self.e) / np.sqrt(h + self.e)
        s = self.r * s + (1 - self.r) * d * d
        out = w + self.lr * d


class AdaDelta(_make(_adl)):
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        super().__init__(lr)
        self.r, self.e = rho, epsilon


def _adam(self):
    out, m, v = None, 0.0, 0.0
    for t in count(1):
        w, g = yield out
        m = self.p * m + (1 - self.p) * g
        v = self.q * v + (1 - self.q) * g * g
        out = w - self.lr * math.sqrt(1 - self.q**t) / (1 - self.p**t) * m / (np.sqrt(v) + self.e)


class Adam(_make(_adam)):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        super().__init__(lr)
        self.p, self.q, self.e = beta_1, beta_2, epsilon


def _nad(self):
    out, m, v, P = None, 0.0, 0.0, 1.0

    def u(t):
        return self.p * (1 - 0.5 * 0.96**t)

    for t in count(1):
        w, g = yield out
        P *= u(t)
        m = self.p * m + (1 - self.p) * g
        v = self.q * v + (1 - self.q) * g * g
        out = w - self.lr * (u(t + 1) * m / (1 - P * u(t + 1)) + (1 - u(t)) * g / (1 - P)) / (
            np.sqrt(v / (1 - self.q**t)) + self.e
        )


class Nadam(_make(_nad)):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        super().__init__(lr)
        self.p, self.q, self.e = beta_1, beta_2, epsilon


def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("x")
    return reduce(lambda a, _: a * drop, range(epoch // every), lr0)
