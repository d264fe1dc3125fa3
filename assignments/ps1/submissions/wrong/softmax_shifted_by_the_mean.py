# loses: softmax
# hint: Subtract the largest score, not the mean: a score far above the mean still overflows.
# hint.ko: 평균이 아니라 최댓값을 빼세요. 평균보다 훨씬 큰 점수는 여전히 오버플로합니다.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.mean(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)
