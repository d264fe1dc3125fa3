# loses: RMSProp
# hint: h is kept by position, so it changes owners when params has its names in another order: keep it by name, self.h[name].
# hint.ko: h를 위치로 기억하므로 params의 이름 순서가 바뀌면 주인이 바뀝니다. 이름으로, self.h[name]에 기억하세요.
import numpy as np


class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = None

    def step(self, params, grads):
        if self.h is None:
            self.h = [np.zeros(np.shape(w)) for w in params.values()]
        new = {}
        for i, (name, w) in enumerate(params.items()):
            g = np.asarray(grads[name], dtype=float)
            self.h[i] = self.rho * self.h[i] + (1 - self.rho) * g**2
            new[name] = w - self.lr * g / np.sqrt(self.h[i] + self.epsilon)
        return new
