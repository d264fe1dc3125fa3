# loses: conv2d
# hint: A stride pair is (down, right): the first number moves the rows, the second the columns. Here they are exchanged.
# hint.ko: stride 쌍은 (아래, 오른쪽) 순서입니다. 지금은 두 값이 바뀌었습니다.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SW, SH = pair(stride, "stride")
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
            y[i, j] = np.sum(patch * k)
    return y
