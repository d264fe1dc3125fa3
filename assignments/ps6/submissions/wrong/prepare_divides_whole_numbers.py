# loses: prepare
# hint: // cuts every quotient down to a whole number: everything but 255 becomes 0. Use /.
# hint.ko: //는 몫을 정수로 잘라서 255가 아닌 값은 모두 0이 됩니다. /를 쓰세요.
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
    return x // 255, t
