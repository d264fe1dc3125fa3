# loses: dropout_forward
# hint: The mask is drawn again and again until exactly the share `rate` is dropped, which may never happen. Each entry is dropped by itself, with probability rate.
# hint.ko: 정확히 rate만큼 꺼질 때까지 마스크를 다시 뽑는데, 그런 일은 없을 수도 있습니다. 값마다 따로 rate의 확률로 끄세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if not 0 <= rate < 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    mask = np.ones(x.shape)
    while np.mean(mask == 0) != rate:
        mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask
