# loses: Adam
# hint: epsilon defaults to 1e-8, as in other libraries; the signature here says 1e-7.
# hint.ko: epsilon의 기본값이 다른 라이브러리처럼 1e-8입니다. 여기서는 1e-7입니다.
import numpy as np


class Adam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.m, self.v = 0, {}, {}

    def step(self, params, grads):
        self.t += 1
        rate = self.lr * np.sqrt(1 - self.beta_2**self.t) / (1 - self.beta_1**self.t)
        new = {}
        for name, w in params.items():
            g = np.asarray(grads[name], dtype=float)
            self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * g**2
            new[name] = w - rate * self.m[name] / (np.sqrt(self.v[name]) + self.epsilon)
        return new
