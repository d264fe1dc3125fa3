# loses: cross_entropy
# hint: eps must stand inside the logarithm: log(p + eps) is finite at p = 0, log(p) + eps is not.
# hint.ko: eps는 로그 안에 있어야 합니다. p = 0에서 log(p + eps)는 유한하지만 log(p) + eps는 아닙니다.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(t * (np.log(p) + eps), axis=-1))
