# loses: cross_entropy
# hint: log p is never positive: the loss needs a minus sign.
# hint.ko: log p는 양수가 될 수 없습니다. 손실에는 마이너스 부호가 필요합니다.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(np.sum(t * np.log(p + eps), axis=-1))
