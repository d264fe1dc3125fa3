# loses: leaky_relu
# hint: A copy of an integer array holds integers, so alpha · x is cut off. Convert x to float first.
# hint.ko: 정수 배열의 복사본은 정수만 담으므로 alpha · x가 잘립니다. 먼저 x를 실수로 바꾸세요.
import numpy as np


def leaky_relu(x, alpha=0.01):
    y = np.array(x)
    y[y < 0] = alpha * y[y < 0]
    return y
