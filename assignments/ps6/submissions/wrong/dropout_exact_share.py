# loses: dropout_forward
# hint: Exactly the share rate of the entries is dropped. Each entry is drawn by itself: the number varies.
# hint.ko: 값을 정확히 rate의 비율만큼 끕니다. 값마다 따로 뽑아야 하므로 개수는 매번 달라집니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    if rng is None:
        raise ValueError("rng is needed while training")
    mask = np.full(x.size, 1 / (1 - rate))
    asleep = rng.choice(x.size, size=round(rate * x.size), replace=False)
    mask[asleep] = 0
    mask = mask.reshape(x.shape)
    return x * mask, mask
