# loses: AdaDelta
# hint: s averages d without lr: multiply by lr only when the weight is moved.
# hint.ko: s는 lr을 곱하지 않은 d의 평균입니다. lr은 가중치를 옮길 때만 곱하세요.
import numpy as np

class AdaDelta:
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h, self.s = {}, {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g, s = grads[name], self.s.get(name, 0.0)
            h = self.h[name] = self.rho * self.h.get(name, 0.0) + (1 - self.rho) * np.square(g)

            d = -self.lr * g * np.sqrt(s + self.epsilon) / np.sqrt(h + self.epsilon)
            self.s[name] = self.rho * s + (1 - self.rho) * np.square(d)
            new[name] = w + d
        return new
