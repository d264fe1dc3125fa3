# loses: RMSProp
# hint: The new square counts with weight 1 - rho; without it h is no average.
# hint.ko: 새 제곱에는 1 - rho를 곱해야 합니다. 그러지 않으면 h는 평균이 아닙니다.
import numpy as np

class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.rho * self.h.get(name, 0.0) + g * g
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
