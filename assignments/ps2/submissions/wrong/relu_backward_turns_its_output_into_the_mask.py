# loses: ReLU
# hint: backward overwrites the array that forward returned. The next layer remembers that array: make a new one.
# hint.ko: backward가 forward에서 돌려준 배열을 덮어씁니다. 다음 층이 그 배열을 기억하고 있으니 새 배열을 만드세요.
import numpy as np


class ReLU:
    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out

    def backward(self, dout):
        self.out[self.out > 0] = 1
        return dout * self.out
