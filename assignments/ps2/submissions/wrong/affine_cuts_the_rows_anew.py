# loses: Affine
# hint: x.reshape(-1, D) also takes rows of 2 · D and cuts each in two. Compare x.shape[-1] with D and raise ValueError.
# hint.ko: x.reshape(-1, D)는 길이가 2 · D인 행도 받아 둘로 자릅니다. x.shape[-1]을 D와 비교해 다르면 ValueError를 내세요.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.rows = x.reshape(-1, self.W.shape[0])
        return (self.rows @ self.W + self.b).reshape(*x.shape[:-1], -1)

    def backward(self, dout):
        d = dout.reshape(-1, self.W.shape[1])
        self.dW, self.db = self.rows.T @ d, d.sum(axis=0)
        return (d @ self.W.T).reshape(self.shape)
