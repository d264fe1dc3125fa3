# loses: encode_labels
# hint: The labels are returned as numbers. One-hot means ten numbers for each label.
# hint.ko: 레이블이 숫자 그대로입니다. 원-핫은 레이블마다 숫자 10개입니다.
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
    return y
