# loses: dropout_forward
# hint: A new generator is made inside, so every call drops the same entries. Draw from rng.
# hint.ko: 함수 안에서 생성기를 새로 만들어 매번 같은 자리를 끕니다. rng에서 뽑으세요.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = np.random.default_rng(0).random(x.shape) < keep
    mask = mask / keep
    return x * mask, mask
