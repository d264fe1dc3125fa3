# loses: prepare
# hint: x /= 255 divides the array that was passed in. Write x = x / 255.
# hint.ko: x /= 255는 전달받은 배열을 나눕니다. x = x / 255로 쓰세요.
import numpy as np


def prepare(x, y):
    x = np.asarray(x)
    if x.dtype.kind == "f":
        x /= 255
    else:
        x = x / 255
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
    return x, t
