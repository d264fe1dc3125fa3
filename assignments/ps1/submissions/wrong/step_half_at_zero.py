# loses: step
# hint: np.heaviside takes the value at 0 as its second argument; here it is 0, not 0.5.
# hint.ko: np.heaviside의 두 번째 인자는 0에서의 값입니다. 0.5가 아니라 0이어야 합니다.
import numpy as np


def step(x):
    return np.heaviside(x, 0.5)
