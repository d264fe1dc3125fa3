# loses: mse
# hint: A column (N, 1) minus a row (N,) is an N × N table. Compare the shapes and raise ValueError.
# hint.ko: (N, 1)에서 (N,)을 빼면 N×N 표가 됩니다. 모양이 다르면 ValueError를 내세요.
import numpy as np


def mse(y, t):
    return np.mean((np.asarray(y, dtype=float) - np.asarray(t, dtype=float)) ** 2)
