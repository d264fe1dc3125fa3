# loses: Momentum
# hint: One velocity serves all parameters, so W1 pushes b1: keep one for each name, self.v[name].
# hint.ko: 속도 하나를 모든 매개변수가 나눠 씁니다. 이름마다 self.v[name]을 따로 두세요.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = 0.0

    def step(self, params, grads):
        new = {}
        for name, w in params.items():
            if getattr(self.v, "shape", ()) not in ((), getattr(w, "shape", ())):
                self.v = 0.0
            self.v = self.momentum * self.v - self.lr * grads[name]
            new[name] = w + self.v
        return new
