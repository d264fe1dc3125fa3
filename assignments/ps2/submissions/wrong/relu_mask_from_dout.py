# loses: ReLU
# hint: The gate is set by the input x of forward, not by the sign of dout.
# hint.ko: 문을 여닫는 것은 dout의 부호가 아니라 forward의 입력 x입니다.
import numpy as np


class ReLU:
    def forward(self, x):
        return np.maximum(0, x)

    def backward(self, dout):
        return np.where(dout > 0, dout, 0)
