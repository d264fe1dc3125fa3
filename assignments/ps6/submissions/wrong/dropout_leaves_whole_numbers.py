# loses: dropout_forward
# hint: Whole numbers come back as whole numbers when not training. y and mask are floats.
# hint.ko: 학습 중이 아닐 때 정수가 정수 그대로 나옵니다. y와 mask는 실수여야 합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones_like(x)
    if rng is None:
        raise ValueError("rng is needed while training")
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask
