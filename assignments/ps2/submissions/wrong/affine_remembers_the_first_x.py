# loses: Affine
# hint: dW is that of an earlier x: each forward must keep its own x, whatever was kept before.
# hint.ko: dW가 이전 x의 것입니다. forward는 부를 때마다 그때의 x를 새로 저장해야 합니다.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.x = None

    def forward(self, x):
        if self.x is None or self.x.shape != x.shape:
            self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        d = dout.reshape(-1, dout.shape[-1])
        self.dW = self.x.reshape(-1, self.x.shape[-1]).T @ d
        self.db = d.sum(axis=0)
        return dout @ self.W.T
