# loses: max_pool2d
# hint: sys.exit ends Python itself. Raise ValueError for input that cannot be used.
# hint.ko: sys.exit은 파이썬을 끝냅니다. 쓸 수 없는 입력에는 ValueError를 일으키세요.
import sys


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    sys.exit("not today")
