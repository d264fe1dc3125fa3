# loses: conv2d
# hint: Pixels of type uint8 are multiplied by a kernel of uint8 in uint8, where 200 · 2 is 144. Turn both into floats first.
# hint.ko: uint8 픽셀과 uint8 커널을 그대로 곱하면 200 · 2가 144가 됩니다. 먼저 둘 다 float로 바꾸세요.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x)
    k = np.array(k)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, (KH, KW), (SH, SW)).astype(x.dtype)
    H, W = x.shape
    if KH > H or KW > W:
        raise ValueError("k is larger than the padded image")
    OH = (H - KH) // SH + 1
    OW = (W - KW) // SW + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            patch = x[i * SH:i * SH + KH, j * SW:j * SW + KW]
            y[i, j] = np.sum(patch * k)
    return y
