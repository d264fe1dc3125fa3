# loses: conv1d
# hint: Nobody is there to answer input(). What a function needs, it gets as arguments.
# hint.ko: 채점할 때는 input()에 답할 사람이 없습니다. 필요한 값은 인자로 받으세요.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    b = float(input("Which bias? "))
    return np.correlate(x, w)[::stride] + b
