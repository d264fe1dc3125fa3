# loses: random_shift
# hint: The edge is repeated where nothing came from: fill in zeros.
# hint.ko: 비는 자리에 가장자리가 반복되었습니다. 0으로 채우세요.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    m, (N, H, W, C) = max_shift, batch.shape
    padded = np.pad(batch, ((0, 0), (m, m), (m, m), (0, 0)), mode="edge")
    corners = rng.integers(0, 2 * m + 1, (N, 2))
    return np.stack([image[a:a + H, b:b + W] for image, (a, b) in zip(padded, corners)])
