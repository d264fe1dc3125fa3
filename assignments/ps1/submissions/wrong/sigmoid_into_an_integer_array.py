# loses: sigmoid
# hint: np.zeros_like(x) of an integer array holds integers and cuts every result to 0. Make the array float.
# hint.ko: 정수 배열에 np.zeros_like(x)를 쓰면 정수 배열이 되어 결과가 0으로 잘립니다. 실수 배열로 만드세요.
import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    y = np.zeros_like(x)
    positive = x >= 0
    y[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    y[~positive] = e / (1 + e)
    return y
