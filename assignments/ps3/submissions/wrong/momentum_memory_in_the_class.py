# loses: Momentum
# hint: v = {} in the class body is one dict for all optimizers: make it in __init__, self.v = {}.
# hint.ko: 클래스 본문의 v = {}는 모든 옵티마이저가 공유합니다. __init__에서 self.v = {}로 만드세요.
class Momentum:
    v = {}

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            old = self.v.get(name)
            if old is None or getattr(old, "shape", ()) != getattr(w, "shape", ()):
                old = 0.0 * w
            self.v[name] = self.momentum * old - self.lr * grads[name]
            new[name] = w + self.v[name]
        return new
