# loses: dropout_forward
# hint: x[…] = 0 writes into the array that was passed in. Multiply by the mask instead.
# hint.ko: x[…] = 0은 전달받은 배열에 씁니다. 대신 마스크를 곱하세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    x = np.asarray(x, dtype=float)
    if not training:
        return x, np.ones(x.shape)
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    x[mask == 0] = 0
    return x / (1 - rate), mask
