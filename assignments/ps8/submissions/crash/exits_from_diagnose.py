# loses: diagnose
# hint: exit() ends the program. A function that cannot go on raises ValueError.
# hint.ko: exit()는 프로그램을 끝냅니다. 계속할 수 없는 함수는 ValueError를 내야 합니다.
import sys


def diagnose(history, gap=0.05, high_error=0.1):
    sys.exit("overfitting")
