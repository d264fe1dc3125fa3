# loses: relative_error
# hint: Divide by |a| + |b|: an absolute difference says little without the size of the slopes.
# hint.ko: |a| + |b|로 나누세요. 기울기의 크기를 모르면 절대 차이만으로는 알 수 없습니다.
import numpy as np


def relative_error(a, b):
    a, b = matching(a, b)
    return np.max(np.abs(a - b))
