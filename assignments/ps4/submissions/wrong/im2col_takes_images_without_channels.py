# loses: im2col
# hint: Images without an axis of channels, (N, H, W), are given one. x must be (N, H, W, C); else raise ValueError.
# hint.ko: 채널 축이 없는 (N, H, W)에 채널 축을 붙였습니다. x가 (N, H, W, C)가 아니면 ValueError를 내야 합니다.
import numpy as np


def im2col(x, kernel_size, stride, padding):
    x = np.array(x, dtype=float)
    if x.ndim == 3:
        x = x[..., np.newaxis]
    if x.ndim != 4:
        raise ValueError("x must be a batch (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    padded = pad2d(x, padding, (KH, KW), (SH, SW))
    N, H, W, C = padded.shape
    if KH > H or KW > W:
        raise ValueError("the kernel is larger than the padded images")
    OH, OW = (H - KH) // SH + 1, (W - KW) // SW + 1
    rows = np.zeros((N, OH, OW, KH, KW, C))
    for i in range(OH):
        for j in range(OW):
            rows[:, i, j] = padded[:, i * SH:i * SH + KH, j * SW:j * SW + KW]
    return rows.reshape(N * OH * OW, KH * KW * C)
