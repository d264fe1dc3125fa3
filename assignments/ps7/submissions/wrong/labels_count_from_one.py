# loses: encode_labels
# hint: The label 1 lands in column 0. Columns are counted from 0.
# hint.ko: 레이블 1이 0번 열에 들어갑니다. 열은 0부터 셉니다.
import numpy as np


def encode_labels(y):
    y = np.array(y)
    if y.ndim not in (1, 2) or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must be (N,) or (N, 1)")
    y = y.reshape(-1)
    if np.any(y < 0) or np.any(y > 9) or np.any(y != np.floor(y)):
        raise ValueError("y must hold whole numbers from 0 to 9")
    t = np.zeros((len(y), 10))
    for n in range(len(y)):
        t[n, int(y[n]) - 1] = 1
    return t
