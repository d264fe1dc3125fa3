# loses: nothing

# Arrays of zeros made at the first step and changed in place; the weights are copied first.
import numpy as np


def minibatches(X, y, batch_size, rng=None):
    """Not a generator function: checks at the call, then hands out a generator expression."""
    X, y = np.array(X), np.array(y)
    if X.shape[0] != y.shape[0]:
        raise ValueError("X and y must have the same length")
    if batch_size <= 0 or int(batch_size) != batch_size:
        raise ValueError("batch_size must be a positive whole number")
    if rng is not None:
        order = rng.permutation(X.shape[0])
        X, y = X[order], y[order]
    cuts = range(batch_size, X.shape[0], batch_size)
    return zip(np.split(X, cuts), np.split(y, cuts))


class _InPlace:
    def step(self, params, grads):
        if not hasattr(self, "state"):
            self.t = 0
            self.state = {k: [np.zeros(np.shape(w)) for _ in range(3)] for k, w in params.items()}
        self.t += 1
        self.prepare()
        new = {k: np.array(w, dtype=np.float64) for k, w in params.items()}
        for k in new:
            self.update(new[k], np.asarray(grads[k], dtype=np.float64), *self.state[k])
        return new

    def prepare(self):
        pass


class SGD(_InPlace):
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, w, g, *state):
        w -= self.lr * g


class Momentum(SGD):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr)
        self.momentum = momentum

    def update(self, w, g, v, *others):
        v *= self.momentum
        v -= self.lr * g
        w += v


class Nesterov(Momentum):
    def update(self, w, g, v, *others):
        v *= self.momentum
        v -= self.lr * g
        w += self.momentum * v
        w -= self.lr * g


class AdaGrad(_InPlace):
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial, self.epsilon = lr, initial_accumulator, epsilon

    def update(self, w, g, h, *others):
        if self.t == 1:
            h += self.initial
        h += g ** 2
        w -= self.lr * g * (h + self.epsilon) ** -0.5


class RMSProp(_InPlace):
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon

    def update(self, w, g, h, *others):
        h += (1 - self.rho) * (g * g - h)
        w -= self.lr * g / np.sqrt(h + self.epsilon)


class AdaDelta(RMSProp):
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        super().__init__(lr, rho, epsilon)

    def update(self, w, g, h, s, *others):
        h += (1 - self.rho) * (g * g - h)
        d = np.sqrt((s + self.epsilon) / (h + self.epsilon)) * g
        s += (1 - self.rho) * (d * d - s)
        w -= self.lr * d


class Adam(_InPlace):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.b1, self.b2, self.epsilon = lr, beta_1, beta_2, epsilon

    def update(self, w, g, m, v, *others):
        m[...] = self.b1 * m + (1 - self.b1) * g
        v[...] = self.b2 * v + (1 - self.b2) * g ** 2
        root = np.sqrt(1 - self.b2 ** self.t)
        # the paper's form, with epsilon scaled to stand where Keras has it
        w -= self.lr * (m / (1 - self.b1 ** self.t)) / (np.sqrt(v) / root + self.epsilon / root)


class Nadam(Adam):
    def prepare(self):
        self.u = [self.b1 * (1 - 0.5 * 0.96 ** i) for i in range(1, self.t + 2)]

    def update(self, w, g, m, v, *others):
        m += (1 - self.b1) * (g - m)
        v += (1 - self.b2) * (g * g - v)
        now, ahead = np.prod(self.u[:-1]), np.prod(self.u)
        mean = self.u[-1] * m / (1 - ahead) + (1 - self.u[-2]) * g / (1 - now)
        w -= self.lr * mean / (np.sqrt(v / (1 - self.b2 ** self.t)) + self.epsilon)
