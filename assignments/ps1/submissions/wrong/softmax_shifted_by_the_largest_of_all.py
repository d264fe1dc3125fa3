# loses: softmax
# hint: Shift each row by its own largest score. Shifted by the largest of the batch, a row of small scores becomes 0 / 0.
# hint.ko: 각 행에서 그 행의 최댓값을 빼세요. 배치 전체의 최댓값을 빼면 점수가 작은 행은 0 / 0이 됩니다.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=axis, keepdims=True)
