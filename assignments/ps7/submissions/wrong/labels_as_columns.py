# loses: encode_labels
# hint: The result is transposed: labels belong in the rows, classes in the columns.
# hint.ko: 결과가 전치되었습니다. 레이블이 행, 클래스가 열입니다.
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
        t[n, int(y[n])] = 1
    return t.T
