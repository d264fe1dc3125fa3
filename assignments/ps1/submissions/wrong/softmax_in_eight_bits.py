# loses: softmax
# hint: Scores of type uint8 wrap around: 1 - 250 is 7 there. Make floats of x before you subtract.
# hint.ko: uint8 점수는 한 바퀴 돕니다. 거기서는 1 - 250이 7입니다. 빼기 전에 x를 실수로 바꾸세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x)
    e = np.exp((x - np.max(x, axis=axis, keepdims=True)).astype(float))
    return e / np.sum(e, axis=axis, keepdims=True)
