# loses: Nadam
# hint: The product P grows inside the loop, once a parameter: move it before the loop.
# hint.ko: 곱 P가 반복문 안에서 매개변수마다 갱신됩니다. 반복문 앞으로 옮기세요.
import numpy as np

class Nadam:
    def __init__(self, lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.lr, self.beta_1, self.beta_2, self.epsilon = lr, beta_1, beta_2, epsilon
        self.t, self.product = 0, 1.0
        self.m, self.v = {}, {}

    def step(self, params, grads):
        new = {}
        self.t += 1
        u = self.beta_1 * (1 - 0.5 * 0.96 ** self.t)
        u_next = self.beta_1 * (1 - 0.5 * 0.96 ** (self.t + 1))
        for name, w in params.items():
            g = grads[name]
            m = self.m[name] = self.beta_1 * self.m.get(name, 0.0) + (1 - self.beta_1) * g
            v = self.v[name] = self.beta_2 * self.v.get(name, 0.0) + (1 - self.beta_2) * np.square(g)

            self.product *= u
            m_hat = u_next * m / (1 - self.product * u_next) + (1 - u) * g / (1 - self.product)
            v_hat = v / (1 - self.beta_2 ** self.t)
            new[name] = w - self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return new
