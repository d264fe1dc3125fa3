# loses: standardize
# hint: Here eps is added to the standard deviation, not to the variance under the root.
# hint.ko: 여기서 eps는 제곱근 안의 분산이 아니라 표준편차에 더합니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    x_train = np.asarray(x_train, dtype=float)
    mean, var = x_train.mean(), x_train.var()
    return tuple((np.asarray(x, dtype=float) - mean) / np.sqrt(var + eps) for x in (x_train, *others))
