# loses: max_pool2d_backward
# hint: Each of several equal maxima gets the whole gradient. Only the first in row order may.
# hint.ko: 같은 최댓값이 여럿이면 모두가 기울기를 받았습니다. 행 순서로 첫 번째만 받아야 합니다.
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
                    share = (window == window.max()) * dout[n, i, j, c]
                    dx[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c] += share
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
