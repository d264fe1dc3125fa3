# loses: nothing

# Every optimizer remembers all gradients and evaluates its rule as a sum over them.
import numpy as np


def gradient_descent(grad, w0, lr, steps):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be above 0, steps at least 0")

    def walk(w, left):
        return [w] if left == 0 else [w, *walk(w - lr * np.asarray(grad(w)), left - 1)]

    return np.stack(walk(np.array(w0, dtype=float), steps))


def discounted(decay, values):
    powers = decay ** np.arange(len(values) - 1, -1, -1.0)
    return np.tensordot(powers, np.stack(values), axes=1)


class History:
    def remember(self, grads):
        if not hasattr(self, "past"):
            self.past = {name: [] for name in grads}
        for name in grads:
            self.past[name].append(np.asarray(grads[name], dtype=float))


class Momentum(History):
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum

    def step(self, params, grads):
        # each gradient was pushed with the rate of its own time
        self.remember({name: self.lr * np.asarray(g, dtype=float) for name, g in grads.items()})
        return {name: params[name] - discounted(self.momentum, self.past[name]) for name in params}


class Nesterov(Momentum):
    def step(self, params, grads):
        rolled = super().step(params, grads)
        return {name: params[name] + self.momentum * (rolled[name] - params[name])
                - self.lr * np.asarray(grads[name]) for name in params}


class RMSProp(History):
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon

    def step(self, params, grads):
        self.remember(grads)
        new = {}
        for name in params:
            h = (1 - self.rho) * discounted(self.rho, [g * g for g in self.past[name]])
            new[name] = params[name] - self.lr * self.past[name][-1] / np.sqrt(h + self.epsilon)
        return new


class AdaGrad(History):
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.start, self.epsilon = lr, initial_accumulator, epsilon

    def step(self, params, grads):
        self.remember(grads)
        new = {}
        for name in params:
            h = self.start + np.sum(np.square(self.past[name]), axis=0)
            new[name] = params[name] - self.lr * self.past[name][-1] / np.sqrt(h + self.epsilon)
        return new


def early_stopping(val_losses, patience, min_delta=0.0):
    if len(val_losses) == 0 or patience < 1 or min_delta < 0:
        raise ValueError("unusable losses, patience or min_delta")
    best, epoch = 0, 0
    while epoch + 1 < len(val_losses):
        epoch += 1
        if val_losses[epoch] < val_losses[best] - min_delta:
            best = epoch
        if epoch == best + patience:
            return epoch, best
    return None, best
