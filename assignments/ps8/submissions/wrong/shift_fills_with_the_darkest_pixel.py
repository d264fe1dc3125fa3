# loses: random_shift
# hint: The pixels that come free are 0, which is not the darkest one of standardized images.
# hint.ko: 비는 화소는 0입니다. 표준화한 이미지에서 0은 가장 어두운 화소가 아닙니다.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    N, H, W, C = batch.shape
    m = max_shift
    padded = np.pad(batch, ((0, 0), (m, m), (m, m), (0, 0)), constant_values=min(0, batch.min()))
    out = np.empty_like(batch)
    for i, (top, left) in enumerate(rng.integers(0, 2 * m + 1, (N, 2))):
        out[i] = padded[i, top : top + H, left : left + W]
    return out
