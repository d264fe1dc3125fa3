# loses: matmul
# hint: matmul here is for matrices alone: a vector or a stack of matrices raises ValueError.
# hint.ko: 여기서 matmul은 행렬만 받습니다. 벡터나 행렬 묶음에는 ValueError를 내세요.
import numpy as np


def matmul(A, B):
    return np.asarray(A, dtype=float) @ np.asarray(B, dtype=float)
