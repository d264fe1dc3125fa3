# loses: Nesterov
# hint: With the old velocity this is plain momentum: look ahead with the renewed v.
# hint.ko: 이전 속도를 쓰면 보통의 모멘텀과 같습니다. 새로 계산한 v로 앞을 내다보세요.
import numpy as np

class Nesterov:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            old = self.v.get(name, 0.0)
            self.v[name] = self.momentum * old - self.lr * grads[name]
            new[name] = w + self.momentum * old - self.lr * grads[name]
        return new
