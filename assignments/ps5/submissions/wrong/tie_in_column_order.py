# loses: max_pool2d_backward
# hint: Ties are broken column by column. Row order means left to right, then the next row.
# hint.ko: 동점을 열 순서로 처리했습니다. 행 순서는 왼쪽에서 오른쪽으로, 그다음 아래 행입니다.
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
                    b, a = np.unravel_index(np.argmax(window.T), window.T.shape)
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
