# loses: top_k_error
# hint: That is the share of those who are right: the error is 1 minus it.
# hint.ko: 그것은 맞힌 비율입니다. 오류율은 1에서 뺀 값입니다.
import numpy as np


def top_k_error(probs, y, k):
    probs = np.asarray(probs, dtype=float)
    if probs.ndim != 2 or len(probs) == 0 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs):
        raise ValueError("y")
    best = np.argsort(probs, axis=1)[:, -k:]
    return np.mean([label in row for label, row in zip(y, best)])
