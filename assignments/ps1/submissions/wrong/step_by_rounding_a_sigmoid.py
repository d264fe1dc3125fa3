# loses: step
# hint: Rounding a sigmoid cannot tell a tiny positive number from 0: both give 0.5. Compare x with 0.
# hint.ko: 시그모이드를 반올림하면 아주 작은 양수와 0을 구별하지 못합니다. x를 0과 직접 비교하세요.
import numpy as np


def step(x):
    with np.errstate(over="ignore"):
        return np.round(1 / (1 + np.exp(-np.asarray(x, dtype=float))))
