# loses: dropout_forward
# hint: One mask is drawn for the whole batch. Each image gets a draw of its own.
# hint.ko: 배치 전체에 마스크를 하나만 뽑았습니다. 이미지마다 따로 뽑아야 합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = np.broadcast_to(rng.random(x.shape[1:]) < keep, x.shape)
    mask = mask / keep
    return x * mask, mask
