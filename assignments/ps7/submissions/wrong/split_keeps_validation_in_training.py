# loses: load_and_split
# hint: The 5,000 validation images are still among the training images: they must not be learned.
# hint.ko: 검증 이미지 5,000장이 훈련 이미지에 그대로 남아 있습니다. 배워서는 안 됩니다.
import numpy as np


def load_and_split(x_train, y_train):
    x_train, y_train = np.array(x_train), np.array(y_train)
    if len(x_train) != len(y_train):
        raise ValueError("x_train and y_train must have the same length")
    if len(x_train) <= 5000:
        raise ValueError("more than 5000 images are needed")
    x_valid, y_valid = x_train[:5000], y_train[:5000]
    return (x_train, y_train), (x_valid, y_valid)
