# loses: transpose
# hint: np.rot90 turns the matrix; the order of rows or columns is then reversed. A transpose mirrors it at the diagonal.
# hint.ko: np.rot90은 행렬을 돌리므로 행이나 열의 순서가 뒤집힙니다. 전치는 대각선을 기준으로 뒤집는 것입니다.
import numpy as np


def transpose(A):
    return np.rot90(A)
