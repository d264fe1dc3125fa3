# loses: prepare
# hint: The pixels go from -1 to 1; asked for is 0 to 1: x / 255.
# hint.ko: 픽셀이 -1에서 1 사이입니다. 문제에서 요구한 범위는 0에서 1입니다: x / 255.
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
    t[np.arange(len(y)), y.astype(int)] = 1
    return x / 127.5 - 1, t
