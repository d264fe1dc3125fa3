# loses: relu
# hint: np.minimum keeps the smaller of x and 0. ReLU keeps the larger: np.maximum.
# hint.ko: np.minimum은 x와 0 중 작은 값을 남깁니다. ReLU는 큰 값을 남깁니다: np.maximum.
import numpy as np


def relu(x):
    return np.minimum(0, x)
