# loses: Affine
# hint: backward only measures. Changing W and b there is the optimizer's task, and spoils the slopes that come after.
# hint.ko: backward는 기울기를 재기만 합니다. W와 b를 바꾸는 것은 옵티마이저의 일이며, 뒤의 기울기를 망칩니다.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        rows, slopes = self.x.reshape(-1, self.x.shape[-1]), dout.reshape(-1, dout.shape[-1])

        self.dW = rows.T @ slopes
        self.db = slopes.sum(axis=0)
        self.W = self.W - 0.01 * self.dW
        self.b = self.b - 0.01 * self.db
        return dout @ self.W.T
