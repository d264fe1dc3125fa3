# loses: dropout_forward
# hint: y is scaled, but the mask holds 0 and 1: then backward is wrong. The mask carries the factor, too.
# hint.ko: y는 커졌지만 mask는 0과 1입니다. 그러면 역전파가 틀립니다. 배율도 mask에 넣으세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    return x * mask / keep, mask
