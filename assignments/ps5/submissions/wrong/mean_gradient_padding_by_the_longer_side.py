# loses: avg_pool2d_backward
# hint: A padding that is smaller than one side of the pool only is accepted. It must be smaller than both, or a window holds padding alone.
# hint.ko: 풀의 한 변보다만 작은 패딩을 받아들였습니다. 두 변 모두보다 작아야 합니다. 그렇지 않으면 패딩만 든 윈도우가 생깁니다.
import numpy as np


def avg_pool2d_backward(dout, x, pool_size=2, stride=None, padding="valid"):
    dout, x = np.asarray(dout, dtype=float), np.asarray(x, dtype=float)
    if x.ndim != 4:
        raise ValueError("x must be (N, H, W, C)")
    N, H, W, C = x.shape
    PH, PW = pair(pool_size, "pool_size")
    SH, SW = (PH, PW) if stride is None else pair(stride, "stride")
    OH, OW = conv_output_size(H, PH, SH, padding), conv_output_size(W, PW, SW, padding)
    if isinstance(padding, str):
        above = max((OH - 1) * SH + PH - H, 0) // 2
        before = max((OW - 1) * SW + PW - W, 0) // 2
    else:
        if padding >= max(PH, PW):
            raise ValueError("padding must be smaller than the pool")
        above = before = padding
    if dout.shape != (N, OH, OW, C):
        raise ValueError("dout has the wrong shape")
    dx = np.zeros(x.shape)
    for i in range(OH):
        for j in range(OW):
            top, left = i * SH - above, j * SW - before
            rows = slice(max(top, 0), max(min(top + PH, H), 0))
            columns = slice(max(left, 0), max(min(left + PW, W), 0))
            count = max(dx[0, rows, columns, 0].size, 1)
            dx[:, rows, columns] += dout[:, i : i + 1, j : j + 1] / count
    return dx
