# loses: AdaGrad
# hint: The squares are summed over the array: each weight needs its own h, entry by entry.
# hint.ko: 배열 전체의 제곱을 더했습니다. 가중치마다 자기 h가 있어야 합니다(원소별 계산).
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.h.get(name, self.initial_accumulator) + np.sum(np.square(g))
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
