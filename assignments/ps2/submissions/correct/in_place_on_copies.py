# loses: nothing
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.array(p, dtype=float)
    t = as_one_hot(t, p.shape)
    p += eps
    np.log(p, out=p)
    p *= t
    return -p.sum() / (1 if p.ndim == 1 else p.shape[0])


def softmax_cross_entropy_grad(logits, t):
    dx = np.array(logits, dtype=float)
    t = as_one_hot(t, dx.shape)
    dx -= dx.max(axis=-1, keepdims=True)
    np.exp(dx, out=dx)
    dx /= dx.sum(axis=-1, keepdims=True)
    dx -= t
    if dx.ndim == 2:
        dx /= dx.shape[0]
    return dx


def numerical_gradient(f, x, h=1e-4):
    work = x if isinstance(x, np.ndarray) and x.dtype == float else np.array(x, dtype=float)
    grad = np.zeros_like(work)
    it = np.nditer(work, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        saved = float(work[i])
        work[i] = saved + h
        above = float(f(work))
        work[i] = saved - h
        below = float(f(work))
        work[i] = saved
        grad[i] = (above - below) / (2 * h)
        it.iternext()
    return grad


class ReLU:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx


class Sigmoid:
    def forward(self, x):
        with np.errstate(over="ignore"):
            self.y = 1.0 / (1.0 + np.exp(-x))
        return self.y.copy()

    def backward(self, dout):
        dx = np.array(dout, dtype=float)
        dx *= self.y
        dx *= 1 - self.y
        return dx


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW = self.db = None

    def forward(self, x):
        self.x = x
        out = np.matmul(x, self.W)
        out = out + self.b
        return out

    def backward(self, dout):
        axes = tuple(range(dout.ndim - 1))
        self.db = np.sum(dout, axis=axes)
        self.dW = np.tensordot(self.x, dout, axes=(axes, axes))
        return np.tensordot(dout, self.W, axes=(-1, 1))


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        bound1, bound2 = (6 / input_size) ** 0.5, (6 / hidden_size) ** 0.5
        self.params = {
            "W1": rng.uniform(-bound1, bound1, (input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.uniform(-bound2, bound2, (hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }
        self.build()

    def build(self):
        self.first = Affine(self.params["W1"], self.params["b1"])
        self.relu = ReLU()
        self.second = Affine(self.params["W2"], self.params["b2"])
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        self.build()
        return self.second.forward(self.relu.forward(self.first.forward(x)))

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def gradient(self, x, t):
        scores = self.predict(x)
        self.last.forward(scores, t)
        dout = self.last.backward(1)
        for layer in (self.second, self.relu, self.first):
            dout = layer.backward(dout)
        grads = {}
        grads["W2"], grads["b2"] = self.second.dW, self.second.db
        grads["W1"], grads["b1"] = self.first.dW, self.first.db
        return grads
