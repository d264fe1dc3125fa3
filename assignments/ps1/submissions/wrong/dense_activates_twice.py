# loses: dense
# hint: The activation is applied twice: for relu that goes unnoticed, for sigmoid and softmax it does not.
# hint.ko: 활성화 함수를 두 번 적용했습니다. relu에서는 티가 나지 않지만 sigmoid와 softmax에서는 드러납니다.
import numpy as np


def dense(x, W, b, activation=None):
    x, W, b = np.asarray(x, dtype=float), np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    if x.shape[1] != W.shape[0] or b.shape != W.shape[1:]:
        raise ValueError("x, W and b do not fit")
    z = activate(x @ W + b, activation)
    return activate(z, activation)
