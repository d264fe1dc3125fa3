# loses: prepare
# hint: The label 1 lands in column 0. Columns are counted from 0: digit 0 belongs in column 0.
# hint.ko: 레이블 1이 0번 열에 들어갑니다. 열은 0부터 셉니다. 숫자 0은 0번 열입니다.
import numpy as np


def prepare(x, y):
    x = np.array(x, dtype="float32")
    y = np.array(y)
    if x.ndim == 3:
        x = np.expand_dims(x, -1)
    if x.ndim != 4 or x.shape[-1] != 1:
        raise ValueError("x must be grey images")
    if y.size != len(x) or y.ndim > 2 or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must hold one label for each image")
    y = y.reshape(-1)
    if np.any(y < 0) or np.any(y > 9) or np.any(y != np.round(y)):
        raise ValueError("y must hold digits")
    t = np.zeros((len(y), 10))
    t[np.arange(len(y)), y.astype(int) - 1] = 1
    return x / 255, t
