# loses: conv2d
# hint: The output has the right shape, but the patches are taken one pixel apart: multiply i and j by the stride.
# hint.ko: 출력 크기는 맞지만 패치를 한 픽셀 간격으로 잘랐습니다. i와 j에 stride를 곱하세요.
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
    OW = (W - KW) // SW + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            patch = x[i:i + KH, j:j + KW]
            y[i, j] = np.sum(patch * k)
    return y
