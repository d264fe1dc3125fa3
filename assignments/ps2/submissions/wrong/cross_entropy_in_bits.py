# loses: cross_entropy
# hint: Use the natural logarithm np.log, not np.log2.
# hint.ko: np.log2가 아니라 자연로그 np.log를 쓰세요.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(t * np.log2(p + eps), axis=-1))
