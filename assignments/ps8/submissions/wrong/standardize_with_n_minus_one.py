# loses: standardize
# hint: The standard deviation is that of numpy, divided by the count, not by the count minus 1 (ddof=1).
# hint.ko: 표준편차는 numpy의 기본값처럼 n으로 나눕니다. n − 1(ddof=1)이 아닙니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    x_train = np.asarray(x_train, dtype=float)
    mean = x_train.mean()
    std = np.sqrt(((x_train - mean) ** 2).sum() / max(x_train.size - 1, 1))
    return tuple((np.asarray(x, dtype=float) - mean) / (std + eps) for x in (x_train, *others))
