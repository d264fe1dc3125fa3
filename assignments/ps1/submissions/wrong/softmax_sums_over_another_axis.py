# loses: softmax
# hint: The largest score is taken along `axis`, but the sum along the last one. Both run along `axis`.
# hint.ko: 최댓값은 `axis`를 따라 구했는데 합은 마지막 축을 따라 더했습니다. 둘 다 `axis`를 따라 계산하세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
