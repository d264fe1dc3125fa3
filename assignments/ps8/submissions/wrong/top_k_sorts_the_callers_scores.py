# loses: top_k_error
# hint: probs.sort() sorts the caller's own array (and forgets which class was which). Use np.argsort.
# hint.ko: probs.sort()는 호출한 쪽의 배열을 정렬해 버립니다. np.argsort를 쓰세요.
import numpy as np


def top_k_error(probs, y, k):
    probs = np.asarray(probs)
    if probs.ndim != 2 or len(probs) == 0 or not 1 <= k <= probs.shape[1]:
        raise ValueError("probs or k")
    y = as_labels(y, "y", probs.shape[1])
    if len(y) != len(probs):
        raise ValueError("y")
    true = probs[np.arange(len(y)), y].copy()
    probs.sort(axis=1)
    return np.mean(true < probs[:, -k])
