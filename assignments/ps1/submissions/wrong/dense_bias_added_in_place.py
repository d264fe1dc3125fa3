# loses: dense
# hint: With x @ W of floats `+=` is safe, but b *= … or x *= … is not: the input x was scaled where it stood.
# hint.ko: 입력 x를 제자리에서 바꾸었습니다. x *= … 대신 새 배열을 만드세요.
import numpy as np


def dense(x, W, b, activation=None):
    weights = np.vstack([W, b])
    padded = np.hstack([x, np.ones((len(x), 1))])
    x -= x
    return activate(padded @ weights, activation)
