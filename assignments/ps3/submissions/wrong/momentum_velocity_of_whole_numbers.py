# loses: Momentum
# hint: np.zeros_like(w) of whole-number weights is a velocity of whole numbers, which cuts lr · g off. Make it float.
# hint.ko: 정수 가중치에 np.zeros_like(w)를 쓰면 속도도 정수라 lr · g가 잘립니다. 실수로 만드세요.
import numpy as np


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            v = np.zeros_like(w) if name not in self.v else self.v[name]
            velocity = self.momentum * v - self.lr * np.asarray(grads[name])
            self.v[name] = velocity.astype(np.asarray(w).dtype)
            new[name] = w + self.v[name]
        return new
