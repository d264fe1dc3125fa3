# loses: random_rotation
# hint: np.cos and np.sin take radians: convert the degrees with np.radians.
# hint.ko: np.cos와 np.sin은 라디안을 받습니다. np.radians로 바꾸세요.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.zeros_like(batch)
    down, right = np.mgrid[:H, :W] - np.array([(H - 1) / 2, (W - 1) / 2])[:, None, None]
    for i, a in enumerate(rng.uniform(-max_degrees, max_degrees, N)):
        r = np.rint(np.cos(a) * down - np.sin(a) * right + (H - 1) / 2).astype(int)
        c = np.rint(np.sin(a) * down + np.cos(a) * right + (W - 1) / 2).astype(int)
        ok = (r >= 0) & (r < H) & (c >= 0) & (c < W)
        out[i][ok] = batch[i, r[ok], c[ok]]
    return out
