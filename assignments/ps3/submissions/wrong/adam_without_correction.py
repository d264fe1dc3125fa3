# loses: Adam
# hint: m and v start at 0 and are too small at first: correct them by 1 - beta^t.
# hint.ko: m과 v는 0에서 시작해 처음에는 너무 작습니다. 1 - beta^t로 보정하세요.
import numpy as np

class Adam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t = 0
        self.m, self.v = {}, {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]
            m = self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            v = self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)

            new[name] = w - self.lr * m / (np.sqrt(v) + self.epsilon)
        return new
