# loses: relative_error
# hint: The denominator is the sum |a| + |b|, not the larger of the two: so the result lies between 0 and 1.
# hint.ko: 분모는 둘 중 큰 값이 아니라 합 |a| + |b|입니다. 그래서 결과가 0과 1 사이에 옵니다.
import numpy as np


def relative_error(a, b):
    a, b = matching(a, b)
    return float(np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b)))))
