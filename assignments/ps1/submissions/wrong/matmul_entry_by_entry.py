# loses: matmul
# hint: A * B multiplies entries that stand in the same place. A matrix product sums row times column.
# hint.ko: A * B는 같은 자리의 원소끼리 곱합니다. 행렬 곱은 행과 열을 곱해 더합니다.
import numpy as np


def matmul(A, B):
    return np.asarray(A, dtype=float) * np.asarray(B, dtype=float)
