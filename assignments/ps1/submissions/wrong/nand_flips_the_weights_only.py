# loses: gates
# hint: NAND is the opposite of AND: flip the signs of the weights and of the bias.
# hint.ko: NAND는 AND의 반대입니다. 가중치와 편향의 부호를 모두 바꾸세요.
import numpy as np


AND = (np.array([0.5, 0.5]), -0.7)
NAND = (np.array([-0.5, -0.5]), -0.7)
