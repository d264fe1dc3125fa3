# loses: Adam
# hint: This is the paper's first form, with epsilon beside √v̂; the course, like Keras, adds it to √v before the correction.
# hint.ko: 논문의 첫 번째 형태로, epsilon이 √v̂ 옆에 있습니다. 이 과목은 Keras처럼 보정 전의 √v에 더합니다.
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
            v = self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)

            m_hat = m / (1 - self.beta_1 ** self.t)
            v_hat = v / (1 - self.beta_2 ** self.t)
            new[name] = w - self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return new
