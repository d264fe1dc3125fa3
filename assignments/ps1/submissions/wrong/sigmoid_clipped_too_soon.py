# loses: sigmoid
# hint: Clipping x to ±5 keeps the result away from 0 and 1: sigmoid(40) is 1, not 0.993.
# hint.ko: x를 ±5로 자르면 결과가 0과 1에 이르지 못합니다. sigmoid(40)은 0.993이 아니라 1입니다.
import numpy as np


def sigmoid(x):
    x = np.clip(np.asarray(x, dtype=float), -5, 5)
    return 1 / (1 + np.exp(-x))
