# loses: AdaGrad
# hint: h adds up squared gradients: g * g.
# hint.ko: h에는 기울기의 제곱 g * g를 더합니다.
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.h.get(name, self.initial_accumulator) + np.abs(g)
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
