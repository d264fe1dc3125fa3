# loses: AdaGrad
# hint: Divide by the square root of h: without it the step depends on the scale of the gradient.
# hint.ko: h의 제곱근으로 나누어야 합니다. 제곱근이 없으면 이동량이 기울기의 크기에 따라 달라집니다.
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.h.get(name, self.initial_accumulator) + g * g
            new[name] = w - self.lr * g / (self.h[name] + self.epsilon)
        return new
