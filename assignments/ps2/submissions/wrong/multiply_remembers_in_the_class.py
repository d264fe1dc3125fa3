# loses: Multiply
# hint: Multiply.x belongs to the class, so all nodes share one memory. Keep the inputs in self.
# hint.ko: Multiply.x는 클래스에 속해 모든 노드가 함께 씁니다. 입력은 self에 저장하세요.
import numpy as np


class Multiply:
    x = y = None

    def forward(self, x, y):
        Multiply.x, Multiply.y = x, y
        return x * y

    def backward(self, dout):
        return dout * Multiply.y, dout * Multiply.x
