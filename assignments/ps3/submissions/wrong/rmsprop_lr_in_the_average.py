# loses: RMSProp
# hint: lr has no place in the average of squares: it scales the step only.
# hint.ko: 제곱의 평균에는 lr이 들어가지 않습니다. lr은 이동량에만 곱합니다.
import numpy as np

class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.rho * self.h.get(name, 0.0) + self.lr * (1 - self.rho) * g * g
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
