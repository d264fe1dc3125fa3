# loses: relu
# hint: x[x > 0] throws the negative entries away. They must stay in place, as zeros.
# hint.ko: x[x > 0]은 음수 원소를 버립니다. 그 자리에 0으로 남아 있어야 합니다.
import numpy as np


def relu(x):
    x = np.asarray(x)
    return x[x > 0]
