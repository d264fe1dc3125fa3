# loses: im2col
# hint: The first number of the stride is used for both axes.
# hint.ko: stride의 첫 번째 값을 두 축에 모두 사용했습니다.
import numpy as np


def im2col(x, kernel_size, stride, padding):
    x = np.array(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must be (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    x = pad2d(x, padding, (KH, KW), stride)
    SH = SW = pair(stride, "stride")[0]
    N, H, W, C = x.shape
    if KH > H or KW > W:
        raise ValueError("kernel_size is larger than the padded images")
    rows = []
    for n in range(N):
        for i in range(0, H - KH + 1, SH):
            for j in range(0, W - KW + 1, SW):
                rows.append(x[n, i:i + KH, j:j + KW, :].reshape(-1))
    return np.array(rows)
