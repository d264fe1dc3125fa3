# loses: nothing

# Some students compute in float32, as Keras and TensorFlow do.
import numpy as np


def float32(a):
    return np.asarray(a, dtype=np.float32)


class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        for name, g in grads.items():
            g = float32(g)
            self.h[name] = self.rho * self.h.get(name, np.zeros_like(g)) + (1 - self.rho) * g * g
        return {
            name: float32(w) - self.lr * float32(grads[name]) / np.sqrt(self.h[name] + self.epsilon)
            for name, w in params.items()
        }


def exponential_decay(lr0, epoch, k):
    if epoch < 0:
        raise ValueError("epoch must be at least 0")
    return float32(lr0) * np.exp(-float32(k) * float32(epoch))


def train_mlp(X, y, rng):
    params = {name: float32(w) for name, w in init_mlp(rng).items()}
    optimizer, losses = RMSProp(lr=0.005), []
    for _ in range(40):
        total = 0.0
        for X_batch, y_batch in minibatches(float32(X), y, 50, rng):
            loss, grads = mlp_gradient(params, X_batch, y_batch)
            params = optimizer.step(params, grads)
            total += loss * len(y_batch) / len(y)
        losses.append(np.float32(total))
    return params, losses
