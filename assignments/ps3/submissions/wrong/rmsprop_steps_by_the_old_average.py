# loses: RMSProp
# hint: Divide by the renewed h; by the old one (0 at first) the first step is enormous.
# hint.ko: 새로 계산한 h로 나누세요. 이전 값(처음에는 0)으로 나누면 첫 이동이 엄청나게 커집니다.
import numpy as np

class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            old = self.h.get(name, 0.0)
            self.h[name] = self.rho * old + (1 - self.rho) * np.square(g)
            new[name] = w - self.lr * g / np.sqrt(old + self.epsilon)
        return new
