# loses: random_flip
# hint: The loop waits for an order that may never come: draw once for each image.
# hint.ko: 오지 않을 수도 있는 순서를 기다리는 반복문입니다. 이미지마다 한 번만 뽑으세요.
import numpy as np


def random_flip(batch, rng):
    flips = np.array([])
    while flips.sum() != len(batch) / 2 + 0.25:
        flips = rng.integers(0, 2, len(batch))
    return np.where(flips[:, None, None, None], batch[:, :, ::-1], batch)
