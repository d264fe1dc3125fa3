# loses: max_pool2d_backward
# hint: Only one pixel under each window, its first maximum in row order, gets the gradient. Here each of several equal maxima gets it whole.
# hint.ko: 각 윈도우에서 행 순서로 첫 번째 최댓값만 기울기를 받습니다. 지금은 같은 최댓값이 여럿이면 모두가 받았습니다.
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
