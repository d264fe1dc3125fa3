# loses: SoftmaxWithLoss
# hint: The loss is a mean over the batch: the gradient is (softmax − one-hot) / N.
# hint.ko: 손실이 배치 평균이므로 기울기는 (softmax − one-hot) / N입니다.
import numpy as np


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.p, self.t = softmax(x), as_one_hot(t, x.shape)
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1.0):
        return dout * (self.p - self.t)
