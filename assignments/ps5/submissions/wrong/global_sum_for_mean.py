# loses: global_avg_pool
# hint: The maps are added up, not averaged: divide by the number of pixels.
# hint.ko: 평균이 아니라 합을 구했습니다. 픽셀 수로 나누세요.
import numpy as np


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    return x.sum(axis=(1, 2))
