# loses: xor
# hint: No single perceptron can be xor: this one is OR, and fires for (1, 1) too. Combine OR and NAND with AND.
# hint.ko: 퍼셉트론 하나로는 XOR을 만들 수 없습니다. 이것은 OR이라 (1, 1)에서도 발화합니다. OR과 NAND를 AND로 묶으세요.
import numpy as np


def xor(x1, x2):
    return perceptron(np.array([x1, x2]), np.array([1.0, 1.0]), -0.5)
