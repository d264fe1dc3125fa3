# loses: normalize
# hint: x /= 255 divides the array that was passed in. Write x / 255.
# hint.ko: x /= 255는 전달받은 배열을 나눕니다. x / 255로 쓰세요.
import numpy as np


def normalize(x):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        return x / 255
    x /= 255
    return x
