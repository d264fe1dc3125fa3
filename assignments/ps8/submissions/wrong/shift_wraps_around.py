# loses: random_shift
# hint: np.roll brings back on the left what left on the right: zeros must come in.
# hint.ko: np.roll은 오른쪽으로 나간 것을 왼쪽으로 되돌립니다. 0이 들어와야 합니다.
import numpy as np


def random_shift(batch, rng, max_shift=4):
    batch = np.asarray(batch)
    if batch.ndim != 4 or max_shift < 0:
        raise ValueError("batch or max_shift")
    moves = rng.integers(-max_shift, max_shift + 1, (len(batch), 2))
    return np.stack([np.roll(image, tuple(move), axis=(0, 1)) for image, move in zip(batch, moves)])
