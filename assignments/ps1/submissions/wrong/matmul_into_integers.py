# loses: matmul
# hint: An integer array cuts fractions off. Make the result float: np.zeros((N, M)).
# hint.ko: 정수 배열은 소수 부분을 잘라 버립니다. 결과를 실수 배열 np.zeros((N, M))로 만드세요.
import numpy as np


def matmul(A, B):
    if np.ndim(A) != 2 or np.ndim(B) != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    C = np.zeros((A.shape[0], B.shape[1]), dtype=int)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C
