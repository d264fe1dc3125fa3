# loses: load_and_split
# hint: A tenth is set aside; asked for are 5,000 images, however many there are.
# hint.ko: 10분의 1을 떼어 냈습니다. 이미지 수와 상관없이 5,000장이어야 합니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    n = len(x_train) // 10
    x_valid, y_valid = x_train[:n], y_train[:n]
    x_train, y_train = x_train[n:], y_train[n:]
    return (x_train, y_train), (x_valid, y_valid)
