# loses: avg_pool2d_backward
# hint: Every entry gets the whole gradient. The mean's slope is 1 / (number of entries).
# hint.ko: 모든 원소가 기울기를 통째로 받았습니다. 평균의 기울기는 1 / (원소 개수)입니다.
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
            dx[:, rows, columns] += dout[:, i : i + 1, j : j + 1]
    return dx
