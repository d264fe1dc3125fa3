# loses: load_and_split
# hint: The labels are not split along with the images: label n no longer belongs to image n.
# hint.ko: 레이블을 이미지와 함께 나누지 않아 짝이 맞지 않습니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    x_train, y_train = x_train[5000:], y_train[:-5000]
    return (x_train, y_train), (x_valid, y_valid)
