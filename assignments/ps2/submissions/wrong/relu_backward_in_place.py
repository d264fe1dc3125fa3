# loses: ReLU
# hint: dout[mask] = 0 writes into the caller's array. Make a new one: np.where(mask, 0, dout).
# hint.ko: dout[mask] = 0은 호출한 쪽의 배열을 바꿉니다. np.where(mask, 0, dout)로 새로 만드세요.
import numpy as np


class ReLU:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout
