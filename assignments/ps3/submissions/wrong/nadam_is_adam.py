# loses: Nadam
# hint: This is Adam: Nadam's m̂ mixes the coming momentum u_{t+1} · m with the present gradient.
# hint.ko: 이것은 Adam입니다. Nadam의 m̂은 다음 모멘텀 u_{t+1} · m과 현재 기울기를 섞습니다.
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

            rate = self.lr * np.sqrt(1 - self.beta_2 ** self.t) / (1 - self.beta_1 ** self.t)
            new[name] = w - rate * m / (np.sqrt(v) + self.epsilon)
        return new
