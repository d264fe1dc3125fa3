# loses: dropout_forward
# hint: rate is the share that is dropped. Here it is the share that stays.
# hint.ko: rate는 끄는 비율입니다. 여기서는 남는 비율로 쓰였습니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = rate if rate > 0 else 1.0
    mask = rng.random(x.shape) < keep
    mask = mask / keep
    return x * mask, mask
