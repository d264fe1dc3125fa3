# loses: Momentum
# hint: The weights are kept inside after the first step and params is no longer looked at: start each step from params.
# hint.ko: 첫 걸음 뒤로는 안에 둔 가중치만 쓰고 params를 보지 않습니다. 걸음마다 params에서 출발하세요.
import numpy as np


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v, self.weights = {}, None

    def step(self, params, grads):
        if self.weights is None:
            self.weights = {name: np.array(w, dtype=float) for name, w in params.items()}
        for name, g in grads.items():
            self.v[name] = self.momentum * self.v.get(name, 0.0) - self.lr * np.asarray(g)
            self.weights[name] = self.weights[name] + self.v[name]
        return dict(self.weights)
