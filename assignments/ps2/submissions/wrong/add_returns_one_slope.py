# loses: Add
# hint: Two inputs, two slopes: return the pair (dx, dy).
# hint.ko: 입력이 둘이면 기울기도 둘입니다. (dx, dy)를 돌려주세요.
import numpy as np


class Add:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout
