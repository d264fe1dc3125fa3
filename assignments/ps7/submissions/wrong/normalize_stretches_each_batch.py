# loses: normalize
# hint: (x - min) / (max - min) stretches each batch in its own way. Divide by 255.
# hint.ko: (x - min) / (max - min)은 배치마다 다르게 늘입니다. 255로 나누세요.
import numpy as np


def normalize(x):
    x = np.array(x, dtype="float32")
    return (x - x.min()) / (x.max() - x.min() + 1e-9)
