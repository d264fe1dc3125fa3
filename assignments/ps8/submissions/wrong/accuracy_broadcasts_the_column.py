# loses: accuracy
# hint: (N, 1) == (N,) compares every label with every other one: make vectors of both first.
# hint.ko: (N, 1) == (N,)은 모든 레이블을 서로 비교합니다. 먼저 둘 다 벡터로 만드세요.
import numpy as np


def accuracy(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError("y_true and y_pred must be equally long, and not empty")
    return np.mean(y_true == y_pred)
