# loses: random_flip
# hint: np.random is another source of chance: draw from rng, so that the same seed gives the same images.
# hint.ko: np.random은 다른 난수원입니다. 같은 시드에서 같은 이미지가 나오도록 rng에서 뽑으세요.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    flip = np.random.random(len(batch)) < 0.5
    return np.where(flip[:, None, None, None], batch[:, :, ::-1], batch)
