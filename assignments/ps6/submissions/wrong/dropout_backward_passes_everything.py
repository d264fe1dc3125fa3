# loses: dropout_backward
# hint: The gradient passes unchanged, also through neurons that slept.
# hint.ko: 기울기가 잠든 뉴런까지 그대로 지나갑니다.
import numpy as np


def dropout_backward(dout, mask):
    dout = np.array(dout, dtype=float)
    if dout.shape != np.shape(mask):
        raise ValueError("dout and mask must have the same shape")
    return dout
