# loses: avg_pool2d_backward
# hint: At the border a window averages fewer entries: divide by those it has, not by the whole pool.
# hint.ko: 가장자리 윈도우는 더 적은 원소를 평균합니다. 풀 전체가 아니라 실제 원소 개수로 나누세요.
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
            count = PH * PW
            dx[:, rows, columns] += dout[:, i : i + 1, j : j + 1] / count
    return dx
