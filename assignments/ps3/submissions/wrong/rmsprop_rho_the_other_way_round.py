# loses: RMSProp
# hint: rho is the share of the old average that survives, 1 - rho that of the new square.
# hint.ko: rho는 이전 평균이 남는 비율이고, 새 제곱의 비율이 1 - rho입니다.
import numpy as np

class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = (1 - self.rho) * self.h.get(name, 0.0) + self.rho * g * g
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
