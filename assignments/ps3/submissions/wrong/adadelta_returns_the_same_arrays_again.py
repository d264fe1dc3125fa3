# loses: AdaDelta
# hint: Each step writes into the arrays that the one before returned: give new arrays in a new dict.
# hint.ko: 걸음마다 앞 걸음이 돌려준 배열에 씁니다. 새 딕셔너리에 새 배열을 돌려주세요.
import numpy as np


class AdaDelta:
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h, self.s, self.out = {}, {}, {}

    def step(self, params, grads):
        for name, w in params.items():
            g = np.asarray(grads[name], dtype=float)
            if name not in self.out:
                self.h[name], self.s[name], self.out[name] = (np.zeros(g.shape) for _ in range(3))
            h, s = self.h[name], self.s[name]
            h[...] = self.rho * h + (1 - self.rho) * g**2
            d = -g * np.sqrt(s + self.epsilon) / np.sqrt(h + self.epsilon)
            s[...] = self.rho * s + (1 - self.rho) * d**2
            self.out[name][...] = w + self.lr * d
        return dict(self.out)
