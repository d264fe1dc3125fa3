# loses: softmax
# hint: x -= np.max(x) changes the caller's array. Write x - np.max(x), which makes a new one.
# hint.ko: x -= np.max(x)는 호출한 쪽의 배열을 바꿉니다. 새 배열을 만드는 x - np.max(x)를 쓰세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    x -= np.max(x, axis=axis, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=axis, keepdims=True)
