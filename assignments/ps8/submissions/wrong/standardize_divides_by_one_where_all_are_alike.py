# loses: standardize
# hint: eps is always added to the standard deviation, also where that is 0.
# hint.ko: 표준편차가 0이어도 언제나 eps를 더합니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    arrays = [np.asarray(x, dtype=float) for x in (x_train, *others)]
    if arrays[0].size == 0:
        raise ValueError("x_train")
    mean, std = arrays[0].mean(), arrays[0].std()
    std = std + eps if std > 0 else 1.0
    return tuple((x - mean) / std for x in arrays)
