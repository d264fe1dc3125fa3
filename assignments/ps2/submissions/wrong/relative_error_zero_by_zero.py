# loses: relative_error
# hint: Two zeros give 0 / 0 = NaN. The denominator is at least 1e-8.
# hint.ko: 둘 다 0이면 0 / 0 = NaN입니다. 분모는 적어도 1e-8이어야 합니다.
import numpy as np


def relative_error(a, b):
    a, b = matching(a, b)
    return np.max(np.abs(a - b) / (np.abs(a) + np.abs(b)))
