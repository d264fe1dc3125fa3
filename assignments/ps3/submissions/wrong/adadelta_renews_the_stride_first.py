# loses: AdaDelta
# hint: s averages the squares of the steps d, not of the gradients, and is renewed after d is known.
# hint.ko: s는 기울기가 아니라 이동량 d의 제곱 평균이며, d를 구한 다음에 갱신합니다.
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

            self.s[name] = s = self.rho * s + (1 - self.rho) * np.square(g)
            d = -g * np.sqrt(s + self.epsilon) / np.sqrt(h + self.epsilon)
            new[name] = w + self.lr * d
        return new
