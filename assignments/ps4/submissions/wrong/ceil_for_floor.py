# loses: conv2d
# hint: The number of stops is rounded up, so that the last window hangs over the edge of the image. Round down.
# hint.ko: 출력 크기를 올림해서 마지막 창이 이미지 밖으로 나갑니다. 내림하세요.
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
    OH = int(np.ceil((H - KH) / SH)) + 1
    OW = int(np.ceil((W - KW) / SW)) + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            patch = x[i * SH:i * SH + KH, j * SW:j * SW + KW]
            y[i, j] = np.sum(patch * k[:patch.shape[0], :patch.shape[1]])
    return y
