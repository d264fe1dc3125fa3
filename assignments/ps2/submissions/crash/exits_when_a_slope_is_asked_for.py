# loses: numerical_diff
# hint: sys.exit ends the whole program. Return the result instead.
# hint.ko: sys.exit는 프로그램 전체를 끝냅니다. 대신 결과를 return하세요.
import sys


def numerical_diff(f, x, h=1e-4):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    sys.exit(f"slope: {slope}")
