# loses: relu
# hint: Negative numbers become 0, not positive.
# hint.ko: 음수는 양수가 아니라 0이 됩니다.
import numpy as np


def relu(x):
    return np.abs(x)
