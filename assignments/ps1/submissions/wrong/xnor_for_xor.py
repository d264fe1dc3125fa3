# loses: xor
# hint: This is 1 where the inputs are equal; xor is 1 where they differ. The outer gate is AND, not NAND.
# hint.ko: 입력이 같을 때 1이 됩니다. XOR은 다를 때 1입니다. 바깥 게이트는 NAND가 아니라 AND입니다.
import numpy as np


def xor(x1, x2):
    hidden = np.array([perceptron([x1, x2], *NAND), perceptron([x1, x2], *OR)])
    return perceptron(hidden, *NAND)
