# loses: cross_entropy
# hint: For one sample the label is not checked: p[-1] is the last class. Raise ValueError outside 0 … C − 1.
# hint.ko: 표본이 하나일 때 레이블을 검사하지 않습니다. p[-1]은 마지막 클래스입니다. 0 … C − 1을 벗어나면 ValueError를 내세요.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p, t = np.asarray(p, dtype=float), np.asarray(t)
    if p.ndim == 1 and t.ndim == 0:
        if t >= len(p):
            raise ValueError("the label is too large")
        return -np.log(p[t] + eps)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(t * np.log(p + eps), axis=-1))
