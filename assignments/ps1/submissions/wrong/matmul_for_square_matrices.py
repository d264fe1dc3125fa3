# loses: matmul
# hint: The result is (rows of A, columns of B); only for square matrices is that A's own shape.
# hint.ko: 결과의 모양은 (A의 행 수, B의 열 수)입니다. A의 모양과 같은 것은 정사각 행렬일 때뿐입니다.
import numpy as np


def matmul(A, B):
    if np.ndim(A) != 2 or np.ndim(B) != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    C = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C
