# loses: top_k_error
# hint: Right is who has the true class among the k best, not exactly in place k.
# hint.ko: 정답이 정확히 k번째가 아니라 상위 k개 안에 있으면 맞힌 것입니다.
import numpy as np


def top_k_error(probs, y, k):
    probs = np.asarray(probs, dtype=float)
    if probs.ndim != 2 or len(probs) == 0 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs):
        raise ValueError("y")
    return np.mean(np.argsort(-probs, axis=1)[:, k - 1] != y)
