# loses: random_shift
# hint: Rows and columns move by the same number: draw two.
# hint.ko: 행과 열이 같은 수만큼 움직입니다. 두 수를 뽑으세요.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    m, (N, H, W, C) = max_shift, batch.shape
    padded = np.pad(batch, ((0, 0), (m, m), (m, m), (0, 0)))
    return np.stack([image[a:a + H, a:a + W] for image, a in zip(padded, rng.integers(0, 2 * m + 1, N))])
