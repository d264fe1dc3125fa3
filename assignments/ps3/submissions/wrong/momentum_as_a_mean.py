# loses: Momentum
# hint: (1 - momentum) * g makes a moving average, as in Adam; here the velocity takes lr * g in full.
# hint.ko: (1 - momentum) * g는 Adam처럼 이동 평균이 됩니다. 여기서는 lr * g를 그대로 더합니다.
import numpy as np

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            mean = self.momentum * self.v.get(name, 0.0) + (1 - self.momentum) * grads[name]
            self.v[name] = mean
            new[name] = w - self.lr * mean
        return new
