# loses: matmul
# hint: Rows of A meet columns of B. Here rows meet rows, which is A times the transpose of B.
# hint.ko: A의 행은 B의 열과 만납니다. 행끼리 곱하면 A와 B의 전치의 곱이 됩니다.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    return np.array([[sum(a * b for a, b in zip(row, other)) for other in B] for row in A])
