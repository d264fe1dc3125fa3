# loses: dropout_backward
# hint: Shapes that differ are let through where NumPy can broadcast or reshape. Compare dout.shape with mask.shape.
# hint.ko: NumPy가 브로드캐스트하거나 바꿀 수 있는 모양은 그냥 통과합니다. dout.shape와 mask.shape를 비교하세요.
import numpy as np


def dropout_backward(dout, mask):
    dout, mask = np.array(dout, dtype=float), np.array(mask, dtype=float)
    if dout.size != mask.size:
        raise ValueError("dout and mask must be of one size")
    return dout * mask.reshape(dout.shape)
