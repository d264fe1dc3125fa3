# loses: step
# hint: Any x above 0 fires, however small: compare x with 0 itself. A rounded sigmoid cannot tell a tiny number from 0: both give 0.5.
# hint.ko: 아무리 작아도 0보다 크면 발화합니다. x를 0과 직접 비교하세요. 시그모이드를 반올림하면 아주 작은 양수와 0이 모두 0.5가 됩니다.
import numpy as np


def step(x):
    with np.errstate(over="ignore"):
        return np.round(1 / (1 + np.exp(-np.asarray(x, dtype=float))))
