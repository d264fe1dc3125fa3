# loses: AdaGrad
# hint: h starts at initial_accumulator, not at 0.
# hint.ko: h는 0이 아니라 initial_accumulator에서 시작합니다.
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.h.get(name, 0.0) + g * g
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
