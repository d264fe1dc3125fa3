# loses: cross_entropy
# hint: p of shape (C,) is one sample: len(p) is the number of classes there, not N = 1.
# hint.ko: (C,) 모양의 p는 표본 하나입니다. 이때 len(p)는 N = 1이 아니라 클래스의 수입니다.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return -np.sum(t * np.log(p + eps)) / len(p)
