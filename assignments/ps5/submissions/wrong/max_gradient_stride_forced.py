# loses: max_pool2d_backward
# hint: The winner's place is counted in pools, not in strides: window i begins at row i * SH.
# hint.ko: 이긴 위치를 풀 크기로 계산했습니다. i번째 윈도우는 i * SH행에서 시작합니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx = np.zeros((N, max(xp.shape[1], OH * PH), max(xp.shape[2], OW * PW), C))
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = xp[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c]
                    a, b = np.unravel_index(np.argmax(window), window.shape)
                    dx[n, i * PH + a, j * PW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
