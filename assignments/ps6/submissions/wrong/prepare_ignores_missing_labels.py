# loses: prepare
# hint: More images than labels are accepted: then image and label no longer belong together. Raise ValueError.
# hint.ko: 이미지와 레이블의 수가 달라도 받아들입니다. 그러면 짝이 맞지 않습니다. ValueError를 내세요.
import numpy as np


def prepare(x, y):
    x = np.array(x, dtype="float32")
    y = np.array(y)
    if x.ndim == 3:
        x = np.expand_dims(x, -1)
    if x.ndim != 4 or x.shape[-1] != 1:
        raise ValueError("x must be grey images")
    y = y.reshape(-1)
    if np.any(y < 0) or np.any(y > 9) or np.any(y != np.round(y)):
        raise ValueError("y must hold digits")
    t = np.zeros((len(y), 10))
    t[np.arange(len(y)), y.astype(int)] = 1
    return x / 255, t
