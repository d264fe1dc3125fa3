# loses: Sigmoid
# hint: y (1 − y) holds for the output y = sigmoid(x); you put in the input x.
# hint.ko: y (1 − y)의 y는 출력 sigmoid(x)입니다. 입력 x를 넣었습니다.
import numpy as np


class Sigmoid:
    def forward(self, x):
        self.x = x
        small = np.exp(-np.abs(x))
        return np.where(x >= 0, 1, small) / (1 + small)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)
