# loses: top_k_error
# hint: argsort sorts upwards: its first k are the least probable classes.
# hint.ko: argsort는 오름차순입니다. 앞의 k개는 가장 확률이 낮은 클래스입니다.
import numpy as np


def top_k_error(probs, y, k):
    probs = np.asarray(probs, dtype=float)
    if probs.ndim != 2 or len(probs) == 0 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs):
        raise ValueError("y")
    best = np.argsort(probs, axis=1)[:, :k]
    return np.mean([label not in row for label, row in zip(y, best)])
