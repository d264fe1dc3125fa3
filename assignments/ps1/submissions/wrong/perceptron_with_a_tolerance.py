# loses: perceptron
# hint: Any sum above 0 fires, however small: compare with 0 itself, without np.isclose or a tolerance.
# hint.ko: 합이 아무리 작아도 0보다 크면 발화합니다. np.isclose나 허용 오차 없이 0과 직접 비교하세요.
import numpy as np


def perceptron(x, w, b):
    z = floats(x) @ floats(w) + b
    return np.where(np.isclose(z, 0), 0.0, step(z))
