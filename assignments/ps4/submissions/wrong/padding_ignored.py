# loses: conv2d
# hint: The padding is never applied: convolve pad2d(x, …) in place of x.
# hint.ko: padding이 적용되지 않았습니다. x 대신 pad2d(x, …)의 결과를 사용하세요.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SH, SW = pair(stride, "stride")
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
