# loses: matmul
# hint: range(K) already ends before K: with range(K - 1) the last product is missing.
# hint.ko: range(K)는 이미 K 앞에서 끝납니다. range(K - 1)로 쓰면 마지막 곱이 빠집니다.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    (N, K), M = A.shape, B.shape[1]
    return np.array([[sum(A[i, k] * B[k, j] for k in range(K - 1)) for j in range(M)] for i in range(N)])
