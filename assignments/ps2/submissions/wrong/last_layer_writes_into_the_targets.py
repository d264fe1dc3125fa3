# loses: SoftmaxWithLoss
# hint: backward writes into the one-hot targets that forward was given: a second backward works from spoilt ones. Make a new array.
# hint.ko: backward가 forward에 들어온 원-핫 타깃에 값을 씁니다. 두 번째 backward는 망가진 타깃으로 계산합니다. 새 배열을 만드세요.
import numpy as np


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.x, self.t = x, t
        return softmax_cross_entropy(x, t)

    def backward(self, dout=1.0):
        dx = as_one_hot(self.t, self.x.shape)
        if dx.dtype != float:
            dx = dx.astype(float)
        dx -= softmax(self.x)
        return dout * dx / -len(dx)
