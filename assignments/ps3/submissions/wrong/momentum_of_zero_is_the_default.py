# loses: Momentum
# hint: `momentum or 0.9` is 0.9 where momentum is 0, so plain gradient descent cannot be asked for: take momentum as it is.
# hint.ko: momentum이 0이면 `momentum or 0.9`는 0.9가 되어 모멘텀 없는 경사 하강법을 쓸 수 없습니다. momentum을 그대로 쓰세요.
class Momentum:
    def __init__(self, lr=0.01, momentum=None):
        self.lr = lr
        self.momentum = momentum or 0.9
        self.v = {}

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            self.v[name] = self.momentum * self.v.get(name, 0.0) - self.lr * grads[name]
            new[name] = w + self.v[name]
        return new
