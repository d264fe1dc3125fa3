# loses: SoftmaxWithLoss
# hint: The class of a one-hot row is its argmax along axis 1; axis 0 runs over the samples.
# hint.ko: 원-핫 행의 클래스는 축 1 방향의 argmax입니다. 축 0은 표본 방향입니다.
import numpy as np


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.x = x
        self.t = np.asarray(t)
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1.0):
        n = len(self.x)
        labels = self.t if self.t.ndim == 1 else self.t.argmax(axis=0)[:n]
        dx = softmax(self.x)
        dx[np.arange(n), labels] -= 1
        return dout * dx / n
