# loses: cross_entropy
# hint: Use the argument eps; here 1e-7 is written into the formula.
# hint.ko: 인자 eps를 쓰세요. 식에 1e-7이 그대로 적혀 있습니다.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(t * np.log(p + 1e-7), axis=-1))
