# loses: softmax
# hint: The argument `axis` is not used: max and sum must both run along it.
# hint.ko: 인자 `axis`를 쓰지 않았습니다. 최댓값과 합을 모두 그 축을 따라 구하세요.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
