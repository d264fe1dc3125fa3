# loses: Affine
# hint: dW and db are of this backward alone. With += they also hold those of earlier calls.
# hint.ko: dW와 db는 이번 backward의 값입니다. +=를 쓰면 이전 호출의 값까지 쌓입니다.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW, self.db = np.zeros(W.shape), np.zeros(b.shape)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW += self.x.reshape(-1, self.x.shape[-1]).T @ dout.reshape(-1, dout.shape[-1])
        self.db += dout.reshape(-1, dout.shape[-1]).sum(axis=0)
        return dout @ self.W.T
