# loses: im2col
# hint: In each row the channel must change fastest: pixel by pixel, each with its C channels. Here one channel's whole patch comes after the other, as in PyTorch.
# hint.ko: 각 행에서 채널이 가장 빨리 바뀌어야 합니다. 지금은 PyTorch처럼 채널별 패치가 차례로 놓였습니다.
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
                rows.append(x[n, i:i + KH, j:j + KW, :].transpose(2, 0, 1).reshape(-1))
    return np.array(rows)
