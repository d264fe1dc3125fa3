# loses: Momentum
# hint: lr scales the whole velocity (as in PyTorch): when lr changes, the old speed changes too. Put lr inside v.
# hint.ko: lr이 속도 전체에 곱해집니다(PyTorch 방식). lr을 바꾸면 이전 속도까지 바뀝니다. lr을 v 안에 넣으세요.
import numpy as np

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            self.v[name] = self.momentum * self.v.get(name, 0.0) + grads[name]
            new[name] = w - self.lr * self.v[name]
        return new
