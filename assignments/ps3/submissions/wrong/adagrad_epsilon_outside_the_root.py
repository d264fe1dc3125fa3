# loses: AdaGrad
# hint: Here epsilon stands inside the root: √(h + epsilon). Outside it is Adam's convention.
# hint.ko: 여기서 epsilon은 제곱근 안에 있습니다: √(h + epsilon). 바깥에 두는 것은 Adam의 규칙입니다.
import numpy as np

class AdaGrad:
    def __init__(self, lr=0.001, initial_accumulator=0.1, epsilon=1e-7):
        self.lr, self.initial_accumulator, self.epsilon = lr, initial_accumulator, epsilon
        self.h = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            g = grads[name]

            self.h[name] = self.h.get(name, self.initial_accumulator) + g * g
            new[name] = w - self.lr * g / (np.sqrt(self.h[name]) + self.epsilon)
        return new
