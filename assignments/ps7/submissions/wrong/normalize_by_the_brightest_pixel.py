# loses: normalize
# hint: Each batch is divided by its own brightest pixel, so that the same colour means something else in every batch. Divide by 255.
# hint.ko: 배치마다 가장 밝은 픽셀로 나누어 같은 색이 배치마다 다른 값이 됩니다. 255로 나누세요.
import numpy as np


def normalize(x):
    x = np.array(x, dtype="float32")
    return x / max(x.max(), 1)
