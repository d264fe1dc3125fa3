# loses: dropout_forward
# hint: Entries are dropped although training is False. In use nobody sleeps.
# hint.ko: training이 False인데도 값을 끕니다. 사용할 때는 아무도 잠들지 않습니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if rng is None:
        rng = np.random.default_rng()
    keep = 1 - rate
    mask = rng.random(x.shape) < keep
    mask = mask / keep
    return x * mask, mask
