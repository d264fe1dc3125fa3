# loses: max_pool2d_backward
# hint: The first entry that is nearly as large as the maximum gets the gradient. Nearly equal is not equal: compare with ==, or take np.argmax.
# hint.ko: 최댓값과 거의 같은 첫 번째 값이 기울기를 받았습니다. 거의 같은 것은 같은 것이 아닙니다. ==로 비교하거나 np.argmax를 쓰세요.
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
                    a, b = np.unravel_index(
                        np.argmax(np.isclose(window, window.max())), window.shape
                    )
                    dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, pads[0][0] : pads[0][0] + H, pads[1][0] : pads[1][0] + W]
