# loses: Add
# hint: x += y writes into the caller's array. Return x + y.
# hint.ko: x += y는 호출한 쪽의 배열을 바꿉니다. x + y를 돌려주세요.
import numpy as np


class Add:
    def forward(self, x, y):
        x += y
        return x

    def backward(self, dout):
        return dout, dout
