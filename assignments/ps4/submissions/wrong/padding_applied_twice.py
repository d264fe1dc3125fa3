# loses: conv2d
# hint: The image is padded twice: once with pad2d, then once more by the call that does the work. Pad once.
# hint.ko: 패딩을 두 번 했습니다. pad2d로 한 번만 하세요.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, stride)
    if padding not in ("valid", "same"):
        x = np.pad(x, padding)
    H, W = x.shape
    if KH > H or KW > W:
        raise ValueError("k is larger than the padded image")
    y = np.zeros(((H - KH) // SH + 1, (W - KW) // SW + 1))
    for i in range(y.shape[0]):
        for j in range(y.shape[1]):
            y[i, j] = np.sum(x[i * SH:i * SH + KH, j * SW:j * SW + KW] * k)
    return y
