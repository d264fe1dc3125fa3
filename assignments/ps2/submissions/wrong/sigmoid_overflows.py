# loses: Sigmoid
# hint: exp(x) / (1 + exp(x)) is ∞ / ∞ = NaN for large x. Use 1 / (1 + exp(−x)), or only ever take exp(−|x|).
# hint.ko: x가 크면 exp(x) / (1 + exp(x))는 ∞ / ∞ = NaN입니다. 1 / (1 + exp(−x))나 exp(−|x|)를 쓰세요.
import numpy as np


class Sigmoid:
    def forward(self, x):
        self.out = np.exp(x) / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)
