# loses: Nadam
# hint: This is Nadam with a constant momentum; here the momentum warms up: u_t = beta_1 (1 - 0.5 · 0.96^t).
# hint.ko: 모멘텀이 일정한 Nadam입니다. 여기서는 u_t = beta_1 (1 - 0.5 · 0.96^t)로 서서히 커집니다.
import numpy as np

class Nadam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.product = 0, 1.0
        self.m, self.v = {}, {}

    def step(self, params, grads):
        new = {}
        self.t += 1
        for name, w in params.items():
            g = grads[name]
            m = self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            v = self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)

            b = self.beta_1
            m_hat = b * m / (1 - b ** (self.t + 1)) + (1 - b) * g / (1 - b ** self.t)
            v_hat = v / (1 - self.beta_2 ** self.t)
            new[name] = w - self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return new
