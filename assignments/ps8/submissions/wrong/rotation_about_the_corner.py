# loses: random_rotation
# hint: The image turns about its upper left corner: subtract the centre before turning and add it again.
# hint.ko: 이미지가 왼쪽 위 모서리를 중심으로 돌았습니다. 돌리기 전에 중심을 빼고 나중에 다시 더하세요.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.zeros_like(batch)
    down, right = np.mgrid[:H, :W]
    for i, a in enumerate(np.radians(rng.uniform(-max_degrees, max_degrees, N))):
        r = np.rint(np.cos(a) * down - np.sin(a) * right).astype(int)
        c = np.rint(np.sin(a) * down + np.cos(a) * right).astype(int)
        ok = (r >= 0) & (r < H) & (c >= 0) & (c < W)
        out[i][ok] = batch[i, r[ok], c[ok]]
    return out
