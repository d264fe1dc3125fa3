# loses: conv2d
# hint: The products are averaged. A convolution adds them up: the lecture's patch gives 261, not 29.
# hint.ko: 곱의 평균을 구했습니다. 합성곱은 합을 구합니다. 강의 예제는 29가 아니라 261입니다.
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
            patch = x[i * SH:i * SH + KH, j * SW:j * SW + KW]
            y[i, j] = np.mean(patch * k)
    return y
