# loses: gates
# hint: The weights of a gate are a vector of two numbers, shape (2,), not a column (2, 1).
# hint.ko: 게이트의 가중치는 열 (2, 1)이 아니라 숫자 두 개의 벡터, 모양 (2,)입니다.
import numpy as np

AND = (np.array([[1.0], [1.0]]), -1.5)
OR = (np.array([[1.0], [1.0]]), -0.5)
NAND = (np.array([[-1.0], [-1.0]]), 1.5)
