# loses: SGD
# hint: The gradient points uphill: w - lr * g.
# hint.ko: 기울기는 오르막을 가리킵니다. w - lr * g입니다.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        return {name: params[name] + self.lr * grads[name] for name in params}
