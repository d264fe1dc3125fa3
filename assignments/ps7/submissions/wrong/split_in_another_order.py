# loses: load_and_split
# hint: The order of the four arrays differs: asked for is (x_train, y_train), (x_valid, y_valid).
# hint.ko: 네 배열의 순서가 다릅니다. (x_train, y_train), (x_valid, y_valid)여야 합니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    x_train, y_train = x_train[5000:], y_train[5000:]
    return (x_train, x_valid), (y_train, y_valid)
