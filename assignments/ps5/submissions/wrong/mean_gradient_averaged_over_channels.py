# loses: avg_pool2d_backward
# hint: The gradient is mixed over the channels. Each channel is pooled by itself, backward too.
# hint.ko: 채널의 기울기를 섞었습니다. 역전파에서도 채널은 따로입니다.
import numpy as np


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    dx = np.zeros(x.shape)
    for i in range(OH):
        for j in range(OW):
            top, left = i * SH - pads[0][0], j * SW - pads[1][0]
            rows = slice(max(top, 0), min(top + PH, H))
            columns = slice(max(left, 0), min(left + PW, W))
            count = dx[0, rows, columns, 0].size
            dx[:, rows, columns] += dout[:, i : i + 1, j : j + 1].mean(axis=3, keepdims=True) / count
    return dx
