# loses: numerical_diff
# hint: That is the forward difference. The central one goes to both sides: (f(x + h) − f(x − h)) / 2h.
# hint.ko: 전진 차분입니다. 중앙 차분은 양쪽을 봅니다: (f(x + h) − f(x − h)) / 2h.
import numpy as np


def numerical_diff(f, x, h=1e-4):
    return (f(x + h) - f(x)) / h
