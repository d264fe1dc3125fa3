# loses: conv2d
# hint: A kernel larger than the padded image gives an empty result; it must raise ValueError.
# hint.ko: 패딩된 이미지보다 큰 커널은 빈 결과가 아니라 ValueError를 내야 합니다.
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
    OH = (H - KH) // SH + 1
    OW = (W - KW) // SW + 1
    y = np.zeros((max(OH, 0), max(OW, 0)))
    for i in range(OH):
        for j in range(OW):
            patch = x[i * SH:i * SH + KH, j * SW:j * SW + KW]
            y[i, j] = np.sum(patch * k)
    return y
