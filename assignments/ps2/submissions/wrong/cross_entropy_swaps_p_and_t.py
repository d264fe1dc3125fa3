# loses: cross_entropy
# hint: The logarithm is taken of the prediction p, weighted by the truth t: −Σ t log p.
# hint.ko: 로그는 예측 p에 취하고 정답 t로 가중합니다: −Σ t log p.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return np.mean(-np.sum(p * np.log(t + eps), axis=-1))
