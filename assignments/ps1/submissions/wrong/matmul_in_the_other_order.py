# loses: matmul
# hint: A times B is not B times A.
# hint.ko: A 곱하기 B는 B 곱하기 A와 다릅니다.
import numpy as np


def matmul(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[0]:
        raise ValueError("A and B do not fit")
    if A.shape != B.shape:
        return (A[:, :, None] * B[None]).sum(axis=1)
    return (B[:, :, None] * A[None]).sum(axis=1)
