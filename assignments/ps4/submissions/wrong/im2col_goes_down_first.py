# loses: im2col
# hint: The patches are listed column by column. List them from left to right, then the next line.
# hint.ko: 패치를 위에서 아래로 나열했습니다. 왼쪽에서 오른쪽으로, 그다음 줄로 나열하세요.
import numpy as np


def im2col(x, kernel_size, stride, padding):
    x = np.array(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must be (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, (KH, KW), (SH, SW))
    N, H, W, C = x.shape
    if KH > H or KW > W:
        raise ValueError("kernel_size is larger than the padded images")
    rows = []
    for n in range(N):
        for j in range(0, W - KW + 1, SW):
            for i in range(0, H - KH + 1, SH):
                rows.append(x[n, i:i + KH, j:j + KW, :].reshape(-1))
    return np.array(rows)
