# loses: xor
# hint: Both conditions must hold, at least one AND not both: join the two hidden neurons with AND.
# hint.ko: 두 조건이 모두 성립해야 합니다(적어도 하나 그리고 둘 다는 아님). 은닉 뉴런 둘을 AND로 묶으세요.
import numpy as np


def xor(x1, x2):
    hidden = np.array([perceptron([x1, x2], *NAND), perceptron([x1, x2], *OR)])
    return perceptron(hidden, *OR)
