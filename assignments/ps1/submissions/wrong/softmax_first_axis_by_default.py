# loses: softmax
# hint: By default the last axis competes (the classes), not the first (the samples).
# hint.ko: 기본값으로는 첫 번째 축(샘플)이 아니라 마지막 축(클래스)을 따라 계산합니다.
import numpy as np


def softmax(x, axis=0):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)
