# loses: sigmoid
# hint: For x = -10000 the power e^(-x) overflows. np.where computes both branches everywhere, used or not: take e^(-|x|) once.
# hint.ko: x = -10000이면 e^(-x)가 오버플로합니다. np.where는 쓰지 않는 쪽까지 두 식을 모두 계산하므로, e^(-|x|)를 한 번만 계산하세요.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
