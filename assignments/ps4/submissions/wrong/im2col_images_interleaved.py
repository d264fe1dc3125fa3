# loses: im2col
# hint: The rows go position by position through all images. All patches of the first image come first.
# hint.ko: 행이 위치별로 여러 이미지를 오갑니다. 첫 번째 이미지의 패치가 모두 먼저 와야 합니다.
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
    for i in range(0, H - KH + 1, SH):
        for j in range(0, W - KW + 1, SW):
            for n in range(N):
                rows.append(x[n, i:i + KH, j:j + KW, :].reshape(-1))
    return np.array(rows)
