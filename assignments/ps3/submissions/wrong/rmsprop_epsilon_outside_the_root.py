# loses: RMSProp
# hint: Keras's RMSprop has epsilon inside the root: √(h + epsilon).
# hint.ko: Keras의 RMSprop은 epsilon이 제곱근 안에 있습니다: √(h + epsilon).
import numpy as np

class RMSProp:
    def __init__(self, lr=0.001, rho=0.9, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.rho * self.h.get(name, 0.0) + (1 - self.rho) * np.square(g)
            new[name] = w - self.lr * g / (np.sqrt(self.h[name]) + self.epsilon)
        return new
