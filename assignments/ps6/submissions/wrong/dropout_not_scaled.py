# loses: dropout_forward
# hint: Who stays awake must speak louder, by 1 / (1 - rate): else the next layer gets less while training than later.
# hint.ko: 깨어 있는 뉴런은 1 / (1 - rate)배 커져야 합니다. 그렇지 않으면 학습할 때 다음 층이 받는 값이 나중보다 작습니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask.astype(float)
    return x * mask, mask
