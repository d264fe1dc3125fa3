# loses: Adam
# hint: v is the mean of the squared gradients: g * g.
# hint.ko: v는 기울기 제곱 g * g의 평균입니다.
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t = 0
        self.m, self.v = {}, {}

    def step(self, params, grads):
        new = {}
        self.t += 1
        for name, w in params.items():
            g = grads[name]
            m = self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            v = self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.abs(g)

            rate = self.lr * np.sqrt(1 - self.beta_2 ** self.t) / (1 - self.beta_1 ** self.t)
            new[name] = w - rate * m / (np.sqrt(v) + self.epsilon)
        return new
