# loses: random_rotation
# hint: The centre of H rows is (H - 1) / 2, since they count from 0; H / 2 is half a pixel off.
# hint.ko: 행은 0부터 세므로 H개 행의 중심은 (H − 1) / 2입니다. H / 2는 반 픽셀 어긋납니다.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.zeros_like(batch)
    down, right = np.mgrid[:H, :W] - np.array([H / 2, W / 2])[:, None, None]
    for i, a in enumerate(np.radians(rng.uniform(-max_degrees, max_degrees, N))):
        r = np.rint(np.cos(a) * down - np.sin(a) * right + H / 2).astype(int)
        c = np.rint(np.sin(a) * down + np.cos(a) * right + W / 2).astype(int)
        ok = (r >= 0) & (r < H) & (c >= 0) & (c < W)
        out[i][ok] = batch[i, r[ok], c[ok]]
    return out
