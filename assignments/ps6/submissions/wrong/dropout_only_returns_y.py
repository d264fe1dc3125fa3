# loses: dropout_forward
# hint: Only y is returned. Backward needs the mask: return y, mask.
# hint.ko: y만 반환했습니다. 역전파에 mask가 필요합니다: return y, mask.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask / keep
    return x * mask
