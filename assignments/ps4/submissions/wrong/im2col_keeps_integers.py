# loses: im2col
# hint: The patches of integer images are integers. They are asked for as floats: turn x into floats first.
# hint.ko: 정수 이미지의 조각을 정수로 돌려줍니다. 조각은 실수여야 하므로 먼저 x를 float로 바꾸세요.
import numpy as np


def im2col(x, kernel_size, stride, padding):
    x = np.array(x)
    if x.ndim != 4:
        raise ValueError("x must be a batch (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    padded = pad2d(x, padding, (KH, KW), (SH, SW))
    N, H, W, C = padded.shape
    if KH > H or KW > W:
        raise ValueError("the kernel is larger than the padded images")
    OH, OW = (H - KH) // SH + 1, (W - KW) // SW + 1
    rows = np.zeros((N, OH, OW, KH, KW, C), dtype=x.dtype)
    for i in range(OH):
        for j in range(OW):
            rows[:, i, j] = padded[:, i * SH:i * SH + KH, j * SW:j * SW + KW]
    return rows.reshape(N * OH * OW, KH * KW * C)
