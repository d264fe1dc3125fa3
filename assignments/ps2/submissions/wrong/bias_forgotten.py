# loses: Affine
# hint: forward leaves out the bias b.
# hint.ko: forward에 편향 b가 빠졌습니다.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, dout):
        rows, slopes = self.x.reshape(-1, self.x.shape[-1]), dout.reshape(-1, dout.shape[-1])
        self.dW = rows.T @ slopes
        self.db = slopes.sum(axis=0)
        return dout @ self.W.T
