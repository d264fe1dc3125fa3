# loses: numerical_diff
# hint: With h as small as 1e-12 hardly anything is left of f(x + h) − f(x − h) but rounding. The default is 1e-4.
# hint.ko: h가 1e-12 정도면 f(x + h) − f(x − h)에는 반올림 오차만 남습니다. 기본값은 1e-4입니다.
import numpy as np


def numerical_diff(f, x, h=1e-12):
    return (f(x + h) - f(x - h)) / (2 * h)
