# loses: nothing

# One loop over the parameters, written once; each rule is a formula with its own memory.
import numpy as np


class Base:
    def step(self, params, grads):
        self.t = getattr(self, "t", 0) + 1
        self.memories = getattr(self, "memories", None) or {}
        out = dict(params)
        for name in params:
            memory = self.memories.setdefault(name, {})
            out[name] = params[name] + self.move(np.float64(1) * grads[name], memory)
        return out


class SGD(Base):
    def __init__(self, lr=0.01):
        self.lr = lr

    def move(self, g, memory):
        return -g * self.lr


class Momentum(Base):
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum

    def move(self, g, memory):
        memory["v"] = self.momentum * memory.get("v", 0) - self.lr * g
        return memory["v"]


class Nesterov(Momentum):
    def move(self, g, memory):
        return self.momentum * super().move(g, memory) - self.lr * g


class AdaGrad(Base):
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.start, self.epsilon = lr, initial_accumulator, epsilon

    def move(self, g, memory):
        memory["h"] = memory.get("h", self.start) + g * g
        return -self.lr * g / np.sqrt(memory["h"] + self.epsilon)


class Adam(Base):
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon

    def move(self, g, memory):
        for key, beta, value in (("m", self.beta_1, g), ("v", self.beta_2, g * g)):
            memory[key] = beta * memory.get(key, 0) + (1 - beta) * value
        rate = self.lr * np.sqrt(1 - self.beta_2 ** self.t) / (1 - self.beta_1 ** self.t)
        return -rate * memory["m"] / (np.sqrt(memory["v"]) + self.epsilon)


def train_mlp(X, y, rng):
    """All 800 points in one batch, momentum, a rate that melts."""
    params, optimizer = init_mlp(rng), Momentum(lr=0.05)
    losses = []
    for epoch in range(400):
        optimizer.lr = exponential_decay(0.05, epoch, 0.005)
        loss, grads = mlp_gradient(params, X, y)
        params = optimizer.step(params, grads)
        losses.append(loss)
    return params, np.array(losses)
