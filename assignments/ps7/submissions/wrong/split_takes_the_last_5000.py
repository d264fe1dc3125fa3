# loses: load_and_split
# hint: The last 5,000 images are set aside; the lecture takes the first 5,000.
# hint.ko: 마지막 5,000장을 떼어 냈습니다. 강의에서는 처음 5,000장을 씁니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    x_valid, y_valid = x_train[-5000:], y_train[-5000:]
    x_train, y_train = x_train[:-5000], y_train[:-5000]
    return (x_train, y_train), (x_valid, y_valid)
