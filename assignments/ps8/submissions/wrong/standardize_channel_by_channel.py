# loses: standardize
# hint: One mean and one deviation over everything, channels included, are asked for.
# hint.ko: 채널까지 포함해 전체에 대한 평균 하나, 표준편차 하나를 씁니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    x_train = np.asarray(x_train, dtype=float)
    axes = tuple(range(x_train.ndim - 1))
    mean, std = x_train.mean(axis=axes), x_train.std(axis=axes)
    return tuple((np.asarray(x, dtype=float) - mean) / (std + eps) for x in (x_train, *others))
