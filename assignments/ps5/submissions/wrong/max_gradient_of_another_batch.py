# loses: max_pool2d_backward
# hint: A dout with fewer or more images than x is accepted. The whole shape of dout must be the output's, the batch axis too.
# hint.ko: x와 이미지 수가 다른 dout을 받아들였습니다. 배치 축까지 포함해 dout의 모양 전체가 출력과 같아야 합니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    y = max_pool2d(x, pool_size, stride, padding)
    if dout.ndim != 4 or dout.shape[1:] != y.shape[1:]:
        raise ValueError("dout has the wrong shape")
    xp = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    dx = np.zeros(xp.shape)
    found = np.zeros(y.shape, dtype=bool)
    for i in range(PH):
        for j in range(PW):
            here = np.s_[:, i : i + SH * OH : SH, j : j + SW * OW : SW]
            wins = (xp[here] == y) & ~found
            found |= wins
            dx[here] += wins * np.resize(dout, y.shape)
    return dx[:, pads[0][0] : pads[0][0] + x.shape[1], pads[1][0] : pads[1][0] + x.shape[2]]
