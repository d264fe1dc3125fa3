# loses: random_flip
# hint: The last axis are the channels: red became blue. The columns are axis 2 of (N, H, W, C).
# hint.ko: 마지막 축은 채널이라 빨강이 파랑이 되었습니다. 열은 (N, H, W, C)의 축 2입니다.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    flip = rng.random(len(batch)) < 0.5
    return np.where(flip[:, None, None, None], batch[..., ::-1], batch)
