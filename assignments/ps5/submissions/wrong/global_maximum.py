# loses: global_avg_pool
# hint: This takes the maximum of each map. Take the mean.
# hint.ko: 특징 맵의 최댓값입니다. 평균을 구하세요.
import numpy as np


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    return x.max(axis=(1, 2))
