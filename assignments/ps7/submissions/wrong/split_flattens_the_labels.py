# loses: load_and_split
# hint: The labels lose their second axis: what is not asked for stays as it is.
# hint.ko: 레이블의 두 번째 축이 사라졌습니다. 요구하지 않은 것은 그대로 두세요.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train).ravel()
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    x_train, y_train = x_train[5000:], y_train[5000:]
    return (x_train, y_train), (x_valid, y_valid)
