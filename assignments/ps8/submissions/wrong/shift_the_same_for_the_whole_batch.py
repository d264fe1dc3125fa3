# loses: random_shift
# hint: One move was drawn for the whole batch: draw one for each image.
# hint.ko: 배치 전체에 이동을 한 번만 뽑았습니다. 이미지마다 뽑으세요.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    m, (N, H, W, C) = max_shift, batch.shape
    a, b = rng.integers(0, 2 * m + 1, 2)
    return np.pad(batch, ((0, 0), (m, m), (m, m), (0, 0)))[:, a:a + H, b:b + W]
