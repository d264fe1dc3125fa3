# loses: max_pool2d_backward
# hint: Where x holds integers, the gradient is cut to integers too: 0.5 becomes 0. Make dx an array of floats.
# hint.ko: x가 정수이면 기울기도 정수로 잘려 0.5가 0이 됩니다. dx를 실수 배열로 만드세요.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout), np.asarray(x)
    (PH, PW), (SH, SW), ((top, _), (left, _)), (OH, OW) = window_grid(
        x.shape, pool_size, stride, padding
    )
    N, H, W, C = x.shape
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    dx = np.zeros_like(x)
    for n, i, j, c in np.ndindex(N, OH, OW, C):
        r, k = max(i * SH - top, 0), max(j * SW - left, 0)
        window = x[n, r : i * SH - top + PH, k : j * SW - left + PW, c]
        a, b = np.unravel_index(np.argmax(window), window.shape)
        dx[n, r + a, k + b, c] = dx[n, r + a, k + b, c] + dout[n, i, j, c]
    return dx
