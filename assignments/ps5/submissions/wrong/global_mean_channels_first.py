# loses: global_avg_pool
# hint: Axes 2 and 3 are rows and columns only if channels come first. Here images are (N, H, W, C).
# hint.ko: 축 2, 3이 행과 열인 것은 채널이 앞에 올 때입니다. 여기서는 (N, H, W, C)입니다.
import numpy as np


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    return x.mean(axis=(2, 3))
