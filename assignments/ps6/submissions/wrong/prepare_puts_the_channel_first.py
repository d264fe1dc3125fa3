# loses: prepare
# hint: The channel axis stands in front, as in PyTorch. Keras wants it last: (N, H, W, 1).
# hint.ko: 채널 축이 PyTorch처럼 앞에 있습니다. Keras에서는 마지막입니다: (N, H, W, 1).
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
    return np.moveaxis(x, -1, 1) / 255, t
