# loses: random_flip
# hint: The rows were exchanged, top and bottom: left and right are the columns, axis 2 of (N, H, W, C).
# hint.ko: 위아래가 바뀌었습니다. 좌우는 열, 곧 (N, H, W, C)의 축 2입니다.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    flip = rng.random(len(batch)) < 0.5
    return np.where(flip[:, None, None, None], batch[:, ::-1], batch)
