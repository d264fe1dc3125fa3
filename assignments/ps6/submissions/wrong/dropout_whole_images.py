# loses: dropout_forward
# hint: Whole rows of the batch are dropped. Each entry is drawn by itself.
# hint.ko: 배치의 행 전체를 끕니다. 값마다 따로 뽑아야 합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = np.broadcast_to(rng.random(x.shape[:1] + (1,) * (x.ndim - 1)) < keep, x.shape)
    mask = mask / keep
    return x * mask, mask
