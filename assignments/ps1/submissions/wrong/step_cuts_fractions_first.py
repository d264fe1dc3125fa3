# loses: step
# hint: astype(int) turns 0.5 into 0 before the comparison. Compare x itself with 0.
# hint.ko: 비교하기 전에 astype(int)가 0.5를 0으로 만듭니다. x 자체를 0과 비교하세요.
import numpy as np


def step(x):
    return (np.asarray(x).astype(int) > 0).astype(float)
