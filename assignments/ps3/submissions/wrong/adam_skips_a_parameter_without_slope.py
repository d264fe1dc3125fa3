# loses: Adam
# hint: A parameter whose gradient is 0 is skipped: its averages must fade all the same, and m still moves it.
# hint.ko: 기울기가 0인 파라미터를 건너뜁니다. 그래도 평균은 줄어들어야 하고, m은 여전히 가중치를 움직입니다.
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
            g = np.asarray(grads[name], dtype=float)
            if not np.any(g):  # nothing to do
                new[name] = w
                continue
            self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * g**2
            new[name] = w - rate * self.m[name] / (np.sqrt(self.v[name]) + self.epsilon)
        return new
