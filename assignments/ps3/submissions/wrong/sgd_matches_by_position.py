# loses: SGD
# hint: zip pairs weights and gradients by position: a dict is read by name, grads[name].
# hint.ko: zip은 위치로 짝을 짓습니다. 딕셔너리는 이름으로, grads[name]으로 읽으세요.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        return {name: w - self.lr * g
                for (name, w), g in zip(params.items(), grads.values())}
