# loses: dense
# hint: A function given as activation takes the whole array x W + b, not one number at a time.
# hint.ko: 활성화로 주어진 함수는 숫자 하나씩이 아니라 배열 x W + b 전체를 받습니다.
import numpy as np


def dense(x, W, b, activation=None):
    x, W, b = floats(x), floats(W), floats(b)
    if x.shape[1] != W.shape[0] or b.shape != W.shape[1:]:
        raise ValueError("x, W and b do not fit together")
    z = x @ W + b
    if callable(activation):
        return np.vectorize(activation, otypes=[float])(z)
    return activate(z, activation)
