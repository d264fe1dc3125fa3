# loses: ReLU
# hint: x[x < 0] = 0 writes into the caller's array. Use np.maximum(0, x).
# hint.ko: x[x < 0] = 0은 호출한 쪽의 배열을 바꿉니다. np.maximum(0, x)를 쓰세요.
import numpy as np


class ReLU:
    def forward(self, x):
        self.mask = x > 0
        x[x < 0] = 0
        return x

    def backward(self, dout):
        return dout * self.mask
