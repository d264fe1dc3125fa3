# loses: encode_labels
# hint: A label of 0.5 is cut to 0. Refuse it with ValueError.
# hint.ko: 레이블 0.5를 0으로 잘랐습니다. ValueError로 거절하세요.
import numpy as np


def encode_labels(y):
    y = np.array(y)
    if y.ndim not in (1, 2) or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must be (N,) or (N, 1)")
    y = y.reshape(-1)
    if np.any(y < 0) or np.any(y > 9):
        raise ValueError("y must hold whole numbers from 0 to 9")
    t = np.zeros((len(y), 10))
    for n in range(len(y)):
        t[n, int(y[n])] = 1
    return t
