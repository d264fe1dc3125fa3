# loses: global_avg_pool
# hint: The channels are averaged together. Each channel gives one number: (N, C).
# hint.ko: 채널까지 평균을 냈습니다. 채널마다 수 하나씩, (N, C)가 되어야 합니다.
import numpy as np


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    return x.mean(axis=(1, 2, 3))
