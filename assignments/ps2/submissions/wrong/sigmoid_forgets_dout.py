# loses: Sigmoid
# hint: y (1 − y) is the local slope; the chain rule multiplies it by dout.
# hint.ko: y (1 − y)는 국소적 미분입니다. 연쇄 법칙에 따라 dout을 곱하세요.
import numpy as np


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return self.out * (1 - self.out)
