# loses: conv2d
# hint: The stride is used for the rows, but the columns move by one pixel.
# hint.ko: stride가 행에만 적용되고 열은 한 칸씩 움직입니다.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, (KH, KW), (SH, SW))
    H, W = x.shape
    if KH > H or KW > W:
        raise ValueError("k is larger than the padded image")
    OH = (H - KH) // SH + 1
    OW = W - KW + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            patch = x[i * SH:i * SH + KH, j:j + KW]
            y[i, j] = np.sum(patch * k)
    return y
