# loses: load_and_split
# hint: The images are drawn at random. Asked for are the first 5,000, in their order.
# hint.ko: 무작위로 뽑았습니다. 순서대로 처음 5,000장이어야 합니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    order = np.random.permutation(len(x_train))
    x_train, y_train = x_train[order], y_train[order]
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    x_train, y_train = x_train[5000:], y_train[5000:]
    return (x_train, y_train), (x_valid, y_valid)
