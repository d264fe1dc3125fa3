# loses: sigmoid
# hint: For x = -10000 the power e^(-x) overflows. For negative x use e^x / (1 + e^x), whose power is never positive.
# hint.ko: x = -10000이면 e^(-x)가 오버플로합니다. 음수에서는 지수가 양수가 되지 않는 e^x / (1 + e^x)를 쓰세요.
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
