# loses: standardize
# hint: Divide by the standard deviation, the root of the variance.
# hint.ko: 분산이 아니라 그 제곱근인 표준편차로 나누세요.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    x_train = np.asarray(x_train, dtype=float)
    mean, var = x_train.mean(), x_train.var()
    return tuple((np.asarray(x, dtype=float) - mean) / (var + eps) for x in (x_train, *others))
