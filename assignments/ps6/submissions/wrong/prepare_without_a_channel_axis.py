# loses: prepare
# hint: The channel axis is missing: (N, 28, 28) must become (N, 28, 28, 1).
# hint.ko: 채널 축이 없습니다. (N, 28, 28)은 (N, 28, 28, 1)이 되어야 합니다.
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
    return x[..., 0] / 255, t
