# loses: matmul
# hint: Row and column indices of the result are swapped: entry (i, j) comes from row i of A and column j of B.
# hint.ko: 결과의 행과 열이 바뀌었습니다. (i, j) 원소는 A의 i행과 B의 j열에서 나옵니다.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    return np.array([[np.sum(row * column) for row in A] for column in B.T])
