# loses: Momentum
# hint: Momentum.v = {} in __init__ is one dict for all optimizers, cleared whenever a new one is made: write self.v = {}.
# hint.ko: __init__의 Momentum.v = {}는 모든 옵티마이저가 공유하며, 새로 만들 때마다 비워집니다. self.v = {}로 쓰세요.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        Momentum.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            Momentum.v[name] = self.momentum * Momentum.v.get(name, 0.0) - self.lr * grads[name]
            new[name] = w + Momentum.v[name]
        return new
