# loses: dropout_backward
# hint: The gradient is divided by the mask. Multiply: the slope of x · mask is mask.
# hint.ko: 기울기를 mask로 나누었습니다. x · mask의 기울기는 mask이므로 곱하세요.
import numpy as np


def dropout_backward(dout, mask):
    dout, mask = np.array(dout, dtype=float), np.array(mask, dtype=float)
    if dout.shape != mask.shape:
        raise ValueError("dout and mask must have the same shape")
    dx = np.zeros(dout.shape)
    dx[mask != 0] = dout[mask != 0] / mask[mask != 0]
    return dx
