# loses: dropout_backward
# hint: Arrays of different shapes are stretched to fit (broadcasting). Refuse them with ValueError.
# hint.ko: 모양이 다른 배열이 브로드캐스팅되어 버립니다. ValueError로 거절하세요.
import numpy as np


def dropout_backward(dout, mask):
    return np.array(dout, dtype=float) * np.array(mask)
