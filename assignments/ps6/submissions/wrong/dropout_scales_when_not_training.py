# loses: dropout_forward
# hint: When not training x is multiplied by 1 - rate. That is the other kind of dropout: inverted dropout scales while training, and only then.
# hint.ko: 학습이 아닐 때 x에 1 - rate를 곱했습니다. 역 드롭아웃은 학습할 때만 배율을 곱합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x * (1 - rate), np.ones(x.shape)
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask / keep
    return x * mask, mask
