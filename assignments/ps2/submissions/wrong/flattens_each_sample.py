# loses: Affine
# hint: The layer works on the last axis, as Keras's Dense. Do not flatten the sample in forward; only dW and db need rows.
# hint.ko: 이 층은 Keras의 Dense처럼 마지막 축에 작용합니다. forward에서 표본을 펴지 마세요.
import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)
