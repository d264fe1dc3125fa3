# loses: Momentum
# hint: The old velocity comes with a minus: the ball is pushed back where it came from.
# hint.ko: 이전 속도의 부호가 반대입니다. 공이 온 곳으로 되밀립니다.
import numpy as np

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            self.v[name] = -self.momentum * self.v.get(name, 0.0) - self.lr * grads[name]
            new[name] = w + self.v[name]
        return new
