# loses: Affine
# hint: os._exit kills the kernel at once. Return dx instead.
# hint.ko: os._exit는 커널을 바로 죽입니다. 대신 dx를 return하세요.
import os


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        os._exit(1)
