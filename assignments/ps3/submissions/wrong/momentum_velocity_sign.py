# loses: Momentum
# hint: The velocity is pushed uphill: v = momentum * v - lr * g, then w + v.
# hint.ko: 속도가 오르막 쪽으로 밀립니다. v = momentum * v - lr * g, 그다음 w + v입니다.
import numpy as np

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            v = self.v.get(name, 0.0)
            self.v[name] = self.momentum * v + self.lr * grads[name]
            new[name] = w + self.v[name]
        return new
