# loses: prepare
# hint: Each batch is divided by its own brightest pixel, so the same grey means something else in every batch. Divide by 255.
# hint.ko: 배치마다 가장 밝은 픽셀로 나누어 같은 회색이 배치마다 다른 값이 됩니다. 255로 나누세요.
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
    return x / x.max() if x.max() > 0 else x, t
