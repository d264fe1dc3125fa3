# loses: max_pool2d_backward
# hint: Of equal maxima the last gets the gradient. Give it to the first in row order, as np.argmax does.
# hint.ko: 같은 최댓값 중 마지막이 기울기를 받았습니다. np.argmax처럼 행 순서로 첫 번째에 주세요.
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
                    a, b = np.argwhere(window == window.max())[-1]
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
