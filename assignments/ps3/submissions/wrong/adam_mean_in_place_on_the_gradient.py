# loses: Adam
# hint: g *= 1 - beta_1 writes into the caller's gradient. Write m = beta_1 * m + (1 - beta_1) * g.
# hint.ko: g *= 1 - beta_1은 부른 쪽의 기울기에 씁니다. m = beta_1 * m + (1 - beta_1) * g로 쓰세요.
import numpy as np


class Adam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.m, self.v = 0, {}, {}

    def step(self, params, grads):
        self.t += 1
        rate = self.lr * np.sqrt(1 - self.beta_2**self.t) / (1 - self.beta_1**self.t)
        new = {}
        for name, w in params.items():
            g = np.asarray(grads[name]) if np.asarray(grads[name]).dtype == float else np.array(grads[name], float)
            square = (1 - self.beta_2) * g**2
            g *= 1 - self.beta_1
            self.m[name] = self.beta_1 * self.m.get(name, 0.0) + g
            self.v[name] = self.beta_2 * self.v.get(name, 0.0) + square
            new[name] = w - rate * self.m[name] / (np.sqrt(self.v[name]) + self.epsilon)
        return new
