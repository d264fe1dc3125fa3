# loses: conv1d
# hint: exit() belongs to scripts. A function that cannot go on raises ValueError.
# hint.ko: exit()는 스크립트용입니다. 계속할 수 없는 함수는 ValueError를 내야 합니다.
import sys


def conv1d(x, w, b=0.0, stride=1):
    sys.exit("done")
