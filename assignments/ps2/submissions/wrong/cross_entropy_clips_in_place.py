# loses: cross_entropy
# hint: p[p < eps] = eps changes the caller's array. Use np.maximum(p, eps), which makes a new one.
# hint.ko: p[p < eps] = eps는 호출한 쪽의 배열을 바꿉니다. 새 배열을 만드는 np.maximum(p, eps)를 쓰세요.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    p[p < eps] = eps
    return np.mean(-np.sum(t * np.log(p), axis=-1))
