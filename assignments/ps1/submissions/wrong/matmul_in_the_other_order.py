# loses: matmul
# hint: A times B is not B times A: the rows come from A, the columns from B.
# hint.ko: A 곱하기 B는 B 곱하기 A와 다릅니다. 행은 A에서, 열은 B에서 가져옵니다.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or B.shape[1] != A.shape[0]:
        raise ValueError("A and B do not fit")
    return np.array([[np.sum(row * column) for column in A.T] for row in B])
