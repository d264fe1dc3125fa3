# loses: Affine
# hint: For x of rank 3 and more, x.T and sum(axis=0) do not do. Make rows of all leading axes: reshape(-1, D).
# hint.ko: 3차원 이상에서는 x.T와 sum(axis=0)으로 안 됩니다. 앞의 축을 모두 행으로 만드세요: reshape(-1, D).
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
