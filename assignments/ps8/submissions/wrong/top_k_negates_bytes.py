# loses: top_k_error
# hint: Bytes know no minus: -np.uint8(200) is 56. Take the scores as floats first.
# hint.ko: 바이트에는 음수가 없어 -np.uint8(200)은 56입니다. 먼저 실수로 바꿉니다.
import numpy as np


def top_k_error(probs, y, k):
    probs = np.asarray(probs)
    if probs.ndim != 2 or len(probs) == 0 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs):
        raise ValueError("y")
    best = np.argsort(-probs, axis=1)[:, :k]
    return float(np.mean(np.all(best != y[:, None], axis=1)))
