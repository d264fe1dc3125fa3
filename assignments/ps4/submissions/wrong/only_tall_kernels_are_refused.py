# loses: conv2d
# hint: Only the height of the kernel is compared with the image; a kernel that is too wide must be refused as well.
# hint.ko: 커널의 높이만 확인했습니다. 너비가 더 큰 커널도 거절해야 합니다.
import numpy as np


def conv2d(x, k, stride=1, padding="valid"):
    x = np.array(x, dtype=float)
    k = np.array(k, dtype=float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("x and k must be two-dimensional")
    KH, KW = k.shape
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, k.shape, stride)
    if KH > x.shape[0]:
        raise ValueError("k is larger than the padded image")
    rows = []
    for i in range(0, x.shape[0] - KH + 1, SH):
        row = []
        for j in range(0, x.shape[1] - KW + 1, SW):
            row.append(np.sum(x[i:i + KH, j:j + KW] * k))
        rows.append(row)
    return np.array(rows)
