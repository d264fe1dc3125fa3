# loses: normalize
# hint: The pixels go from -1 to 1; asked for is 0 to 1: x / 255.
# hint.ko: 픽셀이 -1에서 1 사이입니다. 0에서 1이어야 합니다: x / 255.
import numpy as np


def normalize(x):
    return np.array(x, dtype="float32") / 127.5 - 1
