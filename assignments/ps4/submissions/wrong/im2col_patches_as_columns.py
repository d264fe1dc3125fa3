# loses: im2col
# hint: The matrix is transposed: one patch is one row here, (N·OH·OW, KH·KW·C).
# hint.ko: 행렬이 전치되었습니다. 여기서는 패치 하나가 한 행입니다: (N·OH·OW, KH·KW·C).
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
        for i in range(0, H - KH + 1, SH):
            for j in range(0, W - KW + 1, SW):
                rows.append(x[n, i:i + KH, j:j + KW, :].reshape(-1))
    return np.array(rows).T
