# loses: perceptron
# hint: The sum x · w + b still has to pass through step: the result is 0 or 1.
# hint.ko: x · w + b를 step에 통과시켜야 합니다. 결과는 0 또는 1입니다.
import numpy as np


def perceptron(x, w, b):
    return np.asarray(x, dtype=float) @ np.asarray(w, dtype=float) + b
