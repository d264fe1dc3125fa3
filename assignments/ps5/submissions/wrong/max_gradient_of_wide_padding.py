# loses: max_pool2d_backward
# hint: A padding as large as the pool is accepted: there a window may hold padding alone. The docstring asks for a ValueError.
# hint.ko: 풀만큼 큰 패딩을 받아들였습니다. 그러면 패딩만 든 윈도우가 생깁니다. ValueError를 일으켜야 합니다.
import numpy as np


def max_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must be (N, H, W, C)")
    N, H, W, C = x.shape
    PH, PW = pair(pool_size, "pool_size")
    SH, SW = (PH, PW) if stride is None else pair(stride, "stride")
    OH, OW = conv_output_size(H, PH, SH, padding), conv_output_size(W, PW, SW, padding)
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    if isinstance(padding, str):
        top = max((OH - 1) * SH + PH - H, 0) // 2
        left = max((OW - 1) * SW + PW - W, 0) // 2
    else:
        top = left = padding
    xp = np.pad(x, ((0, 0), (top, top + PH), (left, left + PW), (0, 0)), constant_values=-np.inf)
    dx = np.zeros(xp.shape)
    for n, i, j, c in np.ndindex(N, OH, OW, C):
        window = xp[n, i * SH : i * SH + PH, j * SW : j * SW + PW, c]
        a, b = np.unravel_index(np.argmax(window), window.shape)
        dx[n, i * SH + a, j * SW + b, c] += dout[n, i, j, c]
    return dx[:, top : top + H, left : left + W]
