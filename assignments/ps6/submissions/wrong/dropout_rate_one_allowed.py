# loses: dropout_forward
# hint: With rate 1 nobody is left to make up for the sleepers (1 / 0): refuse it.
# hint.ko: rate가 1이면 대신할 뉴런이 없습니다(1 / 0). ValueError를 내세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate > 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask / keep
    return x * mask, mask
