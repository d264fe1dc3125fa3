# loses: AdaDelta
# hint: The answer brings the whole process down.
# hint.ko: 답안이 프로세스 전체를 죽입니다.
import ctypes


class AdaDelta:
    def __init__(self, lr=0.001, rho=0.95, epsilon=1e-7):
        self.lr, self.rho, self.epsilon = lr, rho, epsilon

    def step(self, params, grads):
        ctypes.string_at(0)
        return params
