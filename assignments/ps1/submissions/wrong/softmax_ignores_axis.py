# loses: softmax
# hint: The largest score and the sum must both run along `axis`. Here `axis` is not used.
# hint.ko: 최댓값과 합을 모두 `axis`를 따라 구하세요. 지금은 인자 `axis`를 쓰지 않았습니다.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
