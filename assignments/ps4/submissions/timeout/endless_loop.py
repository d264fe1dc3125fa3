# loses: conv1d
# hint: The loop never ends, since its counter is never increased.
# hint.ko: 카운터가 늘어나지 않아 반복문이 끝나지 않습니다.
import numpy as np


def conv1d(x, w, b=0.0, stride=1):
    y = []
    i = 0
    while i + len(w) <= len(x):
        y.append(np.sum(np.array(x[i:i + len(w)]) * np.array(w)) + b)
    return np.array(y)
