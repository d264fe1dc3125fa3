# loses: exponential_decay
# hint: int(k * epoch) makes a staircase: the exponent slides, it takes every value.
# hint.ko: int(k * epoch)는 계단이 됩니다. 지수는 매끄럽게 변해야 합니다.
import math


def exponential_decay(lr0, epoch, k):
    if epoch < 0:
        raise ValueError("epoch must be >= 0")
    return lr0 * math.exp(-int(k * epoch))
