# loses: ReLU
# hint: At exactly 0 the slope is 0 here: use x > 0, not x >= 0.
# hint.ko: 여기서는 정확히 0에서 기울기가 0입니다. x >= 0이 아니라 x > 0을 쓰세요.
import numpy as np


class ReLU:
    def forward(self, x):
        self.mask = x >= 0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask
