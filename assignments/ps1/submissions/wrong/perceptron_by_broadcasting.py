# loses: perceptron
# hint: x * w stretches a vector of length 1 without a word. Compare the lengths and raise ValueError where they differ.
# hint.ko: x * w는 길이 1인 벡터를 말없이 늘립니다. 길이를 비교해서 다르면 ValueError를 내세요.
import numpy as np


def perceptron(x, w, b):
    return step(np.sum(floats(x) * floats(w), axis=-1) + b)
