# loses: dropout_forward
# hint: np.random is another source of randomness than rng: the result cannot be repeated.
# hint.ko: np.random은 rng가 아닌 다른 난수원이라 결과를 재현할 수 없습니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    keep = 1 - rate
    mask = np.random.rand(*x.shape) < keep
    mask = mask / keep
    return x * mask, mask
