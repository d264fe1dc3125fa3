# loses: mae
# hint: That is the sum of the absolute differences. A mean also divides by their number.
# hint.ko: 절댓값의 합입니다. 평균은 개수로 한 번 더 나눠야 합니다.
import numpy as np


def mae(y, t):
    y, t = matching(y, t)
    return np.sum(np.abs(y - t))
