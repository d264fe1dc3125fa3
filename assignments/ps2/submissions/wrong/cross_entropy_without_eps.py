# loses: cross_entropy
# hint: log(0) is −∞, and 0 · −∞ is NaN. Let no probability below eps into the logarithm.
# hint.ko: log(0)은 −∞이고 0 · −∞은 NaN입니다. eps보다 작은 확률은 로그에 넣지 마세요.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(t * np.log(p), axis=-1))
