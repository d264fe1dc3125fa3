# loses: transpose
# hint: Half of the entries are read after they were overwritten. Read from A, write to a new array.
# hint.ko: 절반의 원소를 이미 덮어쓴 뒤에 읽었습니다. A에서 읽고 새 배열에 쓰세요.
import numpy as np


def transpose(A):
    N, M = A.shape
    result = np.zeros((M, N))
    for i in range(N):
        for j in range(M):
            result[j, i] = A[i, j] if j >= i else result[i, j] if i < M and j < N else A[i, j]
    return result
