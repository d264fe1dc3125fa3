# loses: AdaDelta
# hint: s is never renewed, so the stride stays √epsilon for ever.
# hint.ko: s를 갱신하지 않아 보폭이 영원히 √epsilon에 머뭅니다.
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

            d = -g * np.sqrt(s + self.epsilon) / np.sqrt(h + self.epsilon)
            new[name] = w + self.lr * d
        return new
