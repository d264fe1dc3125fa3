# loses: cross_entropy
# hint: Divide by the number of samples N: the loss is the mean over the batch.
# hint.ko: 표본의 수 N으로 나누세요. 손실은 배치에 대한 평균입니다.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p = np.asarray(p, dtype=float)
    t = as_one_hot(t, p.shape)
    return -np.sum(t * np.log(p + eps))
