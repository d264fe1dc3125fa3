# loses: random_flip
# hint: Standardized pixels are negative where the image is dark: there is nothing to clip.
# hint.ko: 표준화한 화소는 어두운 곳에서 음수입니다. 잘라 낼 것이 없습니다.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    flip = rng.random(len(batch)) < 0.5
    return np.clip(np.where(flip[:, None, None, None], batch[:, :, ::-1], batch), 0, 255)
