# loses: tanh
# hint: 2σ(2x) runs from 0 to 2. Subtract 1, so that it is centred at 0.
# hint.ko: 2σ(2x)의 범위는 0에서 2입니다. 1을 빼서 0을 중심으로 맞추세요.
import numpy as np


def tanh(x):
    return 2 * sigmoid(2 * np.asarray(x))
