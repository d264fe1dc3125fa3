# loses: Nesterov
# hint: The step is momentum * v - lr * g: the second term is missing.
# hint.ko: 이동량은 momentum * v - lr * g입니다. 두 번째 항이 빠졌습니다.
import numpy as np

class Nesterov:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            self.v[name] = self.momentum * self.v.get(name, 0.0) - self.lr * grads[name]
            new[name] = w + self.momentum * self.v[name]
        return new
