# loses: load_and_split
# hint: With 5,000 images or fewer nothing is left to train on: raise ValueError.
# hint.ko: 이미지가 5,000장 이하이면 훈련할 것이 남지 않습니다. ValueError를 내세요.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    x_train, y_train = x_train[5000:], y_train[5000:]
    return (x_train, y_train), (x_valid, y_valid)
