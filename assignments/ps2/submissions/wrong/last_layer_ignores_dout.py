# loses: SoftmaxWithLoss
# hint: backward(dout) multiplies the gradient by dout, like every layer (dout is 1 when nothing is given).
# hint.ko: 다른 층처럼 backward(dout)도 기울기에 dout을 곱합니다(기본값은 1).
import numpy as np


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.x, self.t = x, t
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1.0):
        return softmax_cross_entropy_grad(self.x, self.t)
