# loses: conv2d
# hint: The results are stored in an array of the image's type: of an integer image 2.75 becomes 2. Compute in float.
# hint.ko: 결과를 이미지와 같은 정수형 배열에 저장해 2.75가 2가 됩니다. float로 계산하세요.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    kind = np.array(x).dtype
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
    y = np.zeros((OH, OW), dtype=kind)
    for i in range(OH):
        for j in range(OW):
            patch = x[i * SH:i * SH + KH, j * SW:j * SW + KW]
            y[i, j] = np.sum(patch * k)
    return y
