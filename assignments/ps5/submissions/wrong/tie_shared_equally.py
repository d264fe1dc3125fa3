# loses: max_pool2d_backward
# hint: Equal maxima share the gradient. In this course the first in row order gets it all.
# hint.ko: 같은 최댓값들이 기울기를 나누어 가졌습니다. 이 과목에서는 행 순서로 첫 번째가 모두 받습니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx = np.zeros(xp.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = xp[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c]
                    winners = window == window.max()
                    share = winners / winners.sum() * dout[n, i, j, c]
                    dx[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c] += share
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
