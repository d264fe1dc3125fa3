# loses: max_pool2d_backward
# hint: The padding is cut off at the wrong end: x begins at row `top` and column `left` of the padded image.
# hint.ko: 패딩을 잘못된 쪽에서 잘랐습니다. 원래 이미지는 top행, left열에서 시작합니다.
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
                    a, b = np.unravel_index(np.argmax(window), window.shape)
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, :H, :W]
