# loses: conv_output_size
# hint: The size comes out as a float, 3.0. It counts positions and is used as a length: divide with //, or round down to an int.
# hint.ko: 크기가 3.0처럼 실수로 나옵니다. 위치의 개수이자 배열의 길이이므로 //로 나누거나 int로 내리세요.
import numpy as np


def conv_output_size(n, f, stride=1, padding=0):
    if n < 1 or f < 1 or stride < 1:
        raise ValueError("n, f and stride must be at least 1")
    if padding == "same":
        return (n + stride - 1) // stride
    if padding == "valid":
        padding = 0
    if isinstance(padding, str) or padding < 0:
        raise ValueError("unknown padding")
    if f > n + 2 * padding:
        raise ValueError("the window does not fit")
    return np.floor((n + 2 * padding - f) / stride + 1)
