# loses: random_rotation
# hint: rows >= -1 lets row -1 through, and numpy reads it as the last row. Inside means rows >= 0.
# hint.ko: rows >= -1이면 -1행이 통과하고, numpy는 이를 마지막 행으로 읽습니다. 안쪽은 rows >= 0입니다.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.zeros_like(batch)
    down, right = np.mgrid[:H, :W] - np.array([(H - 1) / 2, (W - 1) / 2])[:, None, None]
    for i, a in enumerate(np.radians(rng.uniform(-max_degrees, max_degrees, N))):
        r = np.rint(np.cos(a) * down - np.sin(a) * right + (H - 1) / 2).astype(int)
        c = np.rint(np.sin(a) * down + np.cos(a) * right + (W - 1) / 2).astype(int)
        inside = (r >= -1) & (r < H) & (c >= 0) & (c < W)
        out[i][inside] = batch[i, r[inside], c[inside]]
    return out
