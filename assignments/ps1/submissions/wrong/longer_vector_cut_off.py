# loses: perceptron
# hint: zip stops at the shorter vector without a word. Raise ValueError where x and w differ in length.
# hint.ko: zip은 짧은 쪽에서 말없이 멈춥니다. x와 w의 길이가 다르면 ValueError를 내세요.
import numpy as np


def perceptron(x, w, b):
    if np.ndim(x) == 2:
        return np.array([perceptron(row, w, b) for row in x])
    return 1.0 if sum(xi * wi for xi, wi in zip(x, w)) + b > 0 else 0.0
