# loses: random_rotation
# hint: The image is turned in coordinates from -1 to 1: unless it is square, that shears it. Turn in pixels.
# hint.ko: −1에서 1까지의 좌표로 돌리면 정사각형이 아닌 이미지가 기울어집니다. 픽셀 단위로 돌리세요.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.zeros_like(batch)
    down, right = np.meshgrid(np.linspace(-1, 1, H), np.linspace(-1, 1, W), indexing="ij")
    for i, a in enumerate(np.radians(rng.uniform(-max_degrees, max_degrees, N))):
        r = np.rint((np.cos(a) * down - np.sin(a) * right + 1) * (H - 1) / 2).astype(int)
        c = np.rint((np.sin(a) * down + np.cos(a) * right + 1) * (W - 1) / 2).astype(int)
        ok = (r >= 0) & (r < H) & (c >= 0) & (c < W)
        out[i][ok] = batch[i, r[ok], c[ok]]
    return out
