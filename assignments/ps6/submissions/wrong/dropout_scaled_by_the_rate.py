# loses: dropout_forward
# hint: The kept entries are divided by rate. Divide by 1 - rate.
# hint.ko: 남은 값을 rate로 나누었습니다. 1 - rate로 나누세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask / (rate if rate > 0 else 1)
    return x * mask, mask
