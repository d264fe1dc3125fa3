# loses: RMSProp
# hint: np.mean gives the whole array one step size; h keeps an average for each entry.
# hint.ko: np.mean을 쓰면 배열 전체가 한 보폭을 씁니다. h는 원소마다 평균을 둡니다.
import numpy as np


class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = np.asarray(grads[name], dtype=float)
            self.h[name] = self.rho * self.h.get(name, 0.0) + (1 - self.rho) * np.mean(g * g)
            new[name] = w - self.lr * g / np.sqrt(self.h[name] + self.epsilon)
        return new
