# loses: SGD
# hint: params is the caller's dict: put the new weights into a new dict.
# hint.ko: params는 호출한 쪽의 딕셔너리입니다. 새 가중치는 새 딕셔너리에 담으세요.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] = params[name] - self.lr * grads[name]
        return params
