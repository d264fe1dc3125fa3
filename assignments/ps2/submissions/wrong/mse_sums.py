# loses: mse
# hint: That is the sum of the squares. A mean also divides by their number.
# hint.ko: 제곱의 합입니다. 평균은 개수로 한 번 더 나눠야 합니다.
import numpy as np


def mse(y, t):
    y, t = np.asarray(y, dtype=float), np.asarray(t, dtype=float)
    if y.shape != t.shape:
        raise ValueError("y and t differ in shape")
    return np.sum((y - t) ** 2)
