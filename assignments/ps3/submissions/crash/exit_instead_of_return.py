# loses: step_decay
# hint: The answer leaves the program with sys.exit: return the rate instead.
# hint.ko: sys.exit로 프로그램을 끝내 버립니다. 학습률을 return하세요.
import sys


def step_decay(lr0, epoch, drop, every):
    if epoch < 0 or every < 1:
        raise ValueError("epoch must be >= 0 and every >= 1")
    print(lr0 * drop ** (epoch // every))
    sys.exit(0)
