# loses: cross_entropy
# hint: The term (1 - t) log(1 - p) belongs to yes-or-no questions (binary cross-entropy). Among several classes only the right one counts: -Σ t log p.
# hint.ko: (1 - t) log(1 - p) 항은 예/아니요 문제(이진 교차 엔트로피)의 것입니다. 여러 클래스에서는 정답만 셉니다. -Σ t log p.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(-np.sum(t * np.log(p) + (1 - t) * np.log(1 - p), axis=-1)))
