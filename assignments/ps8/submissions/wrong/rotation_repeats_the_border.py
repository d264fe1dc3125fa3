# loses: random_rotation
# hint: Where the source lies outside of the image, the border is repeated: put 0 there.
# hint.ko: 원래 자리가 이미지 밖이면 가장자리가 반복됩니다. 0을 넣으세요.
import numpy as np


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    N, H, W, _ = batch.shape
    out = np.empty_like(batch)
    down, right = np.mgrid[:H, :W] - np.array([(H - 1) / 2, (W - 1) / 2])[:, None, None]
    for i, a in enumerate(np.radians(rng.uniform(-max_degrees, max_degrees, N))):
        r = np.rint(np.cos(a) * down - np.sin(a) * right + (H - 1) / 2).astype(int)
        c = np.rint(np.sin(a) * down + np.cos(a) * right + (W - 1) / 2).astype(int)
        out[i] = batch[i, np.clip(r, 0, H - 1), np.clip(c, 0, W - 1)]
    return out
