# loses: dropout_forward
# hint: Without rng a generator is made inside. While training, rng=None must raise ValueError.
# hint.ko: rng가 없으면 함수 안에서 생성기를 만듭니다. 학습할 때 rng=None이면 ValueError를 내야 합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    rng = rng or np.random.default_rng()
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask
