# loses: sigmoid
# hint: math.exp takes one number. Use np.exp, which works entry by entry on arrays of any shape.
# hint.ko: math.exp는 숫자 하나만 받습니다. 배열의 원소마다 계산하는 np.exp를 쓰세요.
import math


def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))
