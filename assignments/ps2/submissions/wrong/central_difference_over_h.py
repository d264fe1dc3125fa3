# loses: numerical_diff
# hint: The two points lie 2h apart: divide by 2 * h.
# hint.ko: 두 점 사이의 거리는 2h입니다. 2 * h로 나누세요.
import numpy as np


def numerical_diff(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / h
