# loses: step
# hint: Any x above 0 fires, however small: compare x with 0 itself. Leave out the tolerance.
# hint.ko: 아무리 작아도 0보다 크면 발화합니다. x를 0과 직접 비교하세요. 허용 오차는 빼세요.
import numpy as np


def step(x):
    return np.where(np.asarray(x) > 1e-6, 1.0, 0.0)
