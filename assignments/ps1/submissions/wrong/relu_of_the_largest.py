# loses: relu
# hint: np.max gives one number, the largest of the array. np.maximum(x, 0) compares entry by entry.
# hint.ko: np.max는 배열에서 가장 큰 수 하나를 냅니다. 원소마다 비교하는 np.maximum(x, 0)을 쓰세요.
import numpy as np


def relu(x):
    return max(0, np.max(x))
