# loses: normalize
# hint: Mean 0 and deviation 1 is standardization (problem set 8). Asked for is 0 to 1.
# hint.ko: 평균 0, 표준편차 1은 표준화입니다(과제 8). 여기서는 0에서 1 사이로 만드세요.
import numpy as np


def normalize(x):
    x = np.array(x, dtype="float32")
    return (x - x.mean()) / (x.std() + 1e-7)
