# loses: sigmoid
# hint: np.where computes both branches everywhere, so e^x still overflows where it is not used. Take e^(-|x|) once.
# hint.ko: np.where는 두 식을 모든 원소에서 계산하므로 쓰지 않는 쪽에서도 오버플로합니다. e^(-|x|)를 한 번만 계산하세요.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
