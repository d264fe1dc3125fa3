# loses: worst_mistakes
# hint: exit() belongs to scripts. A function that cannot go on raises ValueError.
# hint.ko: exit()는 스크립트용입니다. 계속할 수 없는 함수는 ValueError를 내야 합니다.
import sys


def worst_mistakes(model, x, y, k):
    sys.exit("no mistakes")
