# loses: mae
# hint: Take the absolute value of every difference before averaging: +10 and −10 must not cancel.
# hint.ko: 평균을 내기 전에 각 차이의 절댓값을 취하세요. +10과 −10이 상쇄되면 안 됩니다.
import numpy as np


def mae(y, t):
    y, t = matching(y, t)
    return abs(np.mean(y - t))
