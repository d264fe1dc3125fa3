# loses: dropout_backward
# hint: The gradient passes where the mask is not 0, but without the factor 1 / (1 - rate), which is part of y = x · mask.
# hint.ko: mask가 0이 아닌 곳으로 기울기가 지나가지만 배율 1 / (1 - rate)이 빠졌습니다. y = x · mask의 일부입니다.
import numpy as np


def dropout_backward(dout, mask):
    dout, mask = np.array(dout, dtype=float), np.array(mask)
    if dout.shape != mask.shape:
        raise ValueError("dout and mask must have the same shape")
    return np.where(mask > 0, dout, 0)
