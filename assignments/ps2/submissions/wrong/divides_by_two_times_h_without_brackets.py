# loses: numerical_diff
# hint: a / 2 * h is (a / 2) · h. Write a / (2 * h).
# hint.ko: a / 2 * h는 (a / 2) · h입니다. a / (2 * h)로 쓰세요.
import numpy as np


def numerical_diff(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / 2 * h
