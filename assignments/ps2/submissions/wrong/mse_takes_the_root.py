# loses: mse
# hint: That is the root mean squared error; leave out the square root.
# hint.ko: 그것은 RMSE입니다. 제곱근을 빼세요.
import numpy as np


def mse(y, t):
    y, t = matching(y, t)
    return np.sqrt(np.mean((y - t) ** 2))
