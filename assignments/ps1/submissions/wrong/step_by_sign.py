# loses: step
# hint: np.sign gives -1 below 0; the step function gives 0 there.
# hint.ko: np.sign은 음수에서 -1을 냅니다. 계단 함수는 그곳에서 0입니다.
import numpy as np


def step(x):
    return np.sign(x)
