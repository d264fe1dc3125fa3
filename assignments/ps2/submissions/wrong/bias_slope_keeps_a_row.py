# loses: Affine
# hint: keepdims=True gives db the shape (1, M); the slope of b has the shape of b, (M,).
# hint.ko: keepdims=True를 쓰면 db의 모양이 (1, M)이 됩니다. b의 기울기는 b와 같은 모양 (M,)입니다.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        x_rows, dout_rows = self.x.reshape(-1, self.x.shape[-1]), dout.reshape(-1, dout.shape[-1])
        self.dW = x_rows.T @ dout_rows
        self.db = dout_rows.sum(axis=0, keepdims=True)
        return dout @ self.W.T
