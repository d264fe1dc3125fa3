# loses: relu
# hint: ReLU has no upper end: it does not stop at 6 as ReLU6 does.
# hint.ko: ReLU에는 위쪽 한계가 없습니다. 6에서 멈추는 것은 ReLU6입니다.
import numpy as np


def relu(x):
    return np.clip(x, 0, 6)
