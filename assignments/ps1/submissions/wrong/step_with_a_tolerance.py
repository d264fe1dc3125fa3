# loses: step
# hint: Any x above 0 fires, however small. Compare with 0 itself, without a tolerance.
# hint.ko: 아무리 작아도 0보다 크면 발화합니다. 허용 오차 없이 0과 비교하세요.
import numpy as np


def step(x):
    return np.where(np.asarray(x) > 1e-6, 1.0, 0.0)
