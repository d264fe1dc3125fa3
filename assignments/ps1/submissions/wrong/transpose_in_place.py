# loses: transpose
# hint: The matrix of the caller is turned itself. Write into a new array (M, N).
# hint.ko: 호출한 쪽의 행렬이 바뀌었습니다. 새 배열 (M, N)에 쓰세요.
import numpy as np


def transpose(A):
    if A.shape[0] != A.shape[1]:
        return np.array([A[:, j] for j in range(A.shape[1])])
    for i in range(A.shape[0]):
        for j in range(i):
            A[i, j], A[j, i] = A[j, i], A[i, j]
    return A
