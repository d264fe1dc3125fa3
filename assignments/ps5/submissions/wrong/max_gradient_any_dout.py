# loses: max_pool2d_backward
# hint: A dout of another shape is accepted. The docstring asks for a ValueError.
# hint.ko: 모양이 다른 dout을 받아들였습니다. ValueError를 일으켜야 합니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    dout = np.resize(dout, (N, OH, OW, C))
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx = np.zeros(xp.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = xp[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c]
                    a, b = np.unravel_index(np.argmax(window), window.shape)
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
