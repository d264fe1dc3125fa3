# loses: Add
# hint: A sum does not divide the slope: each input moves the result one to one, so both get dout.
# hint.ko: 덧셈은 기울기를 나누지 않습니다. 두 입력 모두 dout을 그대로 받습니다.
import numpy as np


class Add:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout / 2, dout / 2
