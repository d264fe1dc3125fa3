# loses: min_pool2d
# hint: Minus a uint8 wraps around: -7 becomes 249. Turn the pixels into floats first.
# hint.ko: uint8에 음수를 취하면 값이 돌아갑니다(-7이 249). 먼저 실수로 바꾸세요.
import numpy as np


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    return -max_pool2d(-np.asarray(x), pool_size, stride, padding)
