# loses: global_avg_pool
# hint: The result is (N, 1, 1, C). Global pooling gives vectors: (N, C).
# hint.ko: 결과가 (N, 1, 1, C)입니다. 전역 풀링은 벡터 (N, C)를 만듭니다.
import numpy as np


def global_avg_pool(x):
    x = np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    return x.mean(axis=(1, 2), keepdims=True)
