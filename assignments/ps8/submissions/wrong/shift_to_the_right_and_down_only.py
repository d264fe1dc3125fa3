# loses: random_shift
# hint: Images move right and down only: moves go from -max_shift to max_shift.
# hint.ko: 이미지가 오른쪽과 아래로만 움직입니다. 이동은 −max_shift부터 max_shift까지입니다.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    out = np.zeros_like(batch)
    _, H, W, _ = batch.shape
    for i, (a, b) in enumerate(rng.integers(0, max_shift + 1, (len(batch), 2))):
        out[i, a:, b:] = batch[i, :max(H - a, 0), :max(W - b, 0)]
    return out
