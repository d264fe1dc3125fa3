# loses: relative_error
# hint: The denominator adds the sizes |a| + |b|; a + b vanishes for opposite signs.
# hint.ko: 분모는 |a| + |b|입니다. 부호가 반대면 a + b는 0에 가까워집니다.
import numpy as np


def relative_error(a, b):
    a, b = matching(a, b)
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a + b)))
