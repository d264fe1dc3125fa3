# loses: ReLU
# hint: The gate (0 or 1) is only the local slope: multiply it by dout.
# hint.ko: 0 또는 1은 국소적 미분일 뿐입니다. dout을 곱하세요.
import numpy as np


class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return np.maximum(0, x)

    def backward(self, dout):
        return self.mask.astype(float)
