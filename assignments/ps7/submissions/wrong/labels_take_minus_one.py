# loses: encode_labels
# hint: A label of -1 is not refused: as an index it means the last class, truck.
# hint.ko: 레이블 -1을 거절하지 않습니다. 인덱스 -1은 마지막 클래스인 트럭이 됩니다.
import numpy as np


def encode_labels(y):
    y = np.array(y)
    if y.ndim not in (1, 2) or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must be (N,) or (N, 1)")
    y = y.reshape(-1)
    if np.any(y > 9) or np.any(y != np.floor(y)):
        raise ValueError("y must hold whole numbers from 0 to 9")
    t = np.zeros((len(y), 10))
    for n in range(len(y)):
        t[n, int(y[n])] = 1
    return t
