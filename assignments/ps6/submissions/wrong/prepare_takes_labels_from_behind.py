# loses: prepare
# hint: A label of -1 is not refused: as an index it means the last column, and a digit becomes a 9.
# hint.ko: 레이블 -1을 거절하지 않습니다. 인덱스 -1은 마지막 열을 뜻하므로 숫자 9가 되어 버립니다.
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
    if np.any(y > 9) or np.any(y != np.round(y)):
        raise ValueError("y must hold digits")
    t = np.zeros((len(y), 10))
    t[np.arange(len(y)), y.astype(int)] = 1
    return x / 255, t
