# loses: random_flip
# hint: Every image is mirrored: half of them should stay as they are.
# hint.ko: 모든 이미지가 뒤집혔습니다. 절반은 그대로여야 합니다.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    return batch[:, :, ::-1].copy()
