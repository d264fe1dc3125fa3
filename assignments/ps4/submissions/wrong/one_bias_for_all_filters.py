# loses: conv_layer
# hint: A single bias is used for all filters. b has one entry for each filter; any other length must raise ValueError.
# hint.ko: 편향이 하나뿐이어도 모든 필터에 사용합니다. b의 원소는 필터마다 하나이며, 길이가 다르면 ValueError를 내야 합니다.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W = np.array(x, dtype=float), np.array(W, dtype=float)
    if x.ndim != 4 or W.ndim != 4 or x.shape[3] != W.shape[2]:
        raise ValueError("x must be (N, H, W, C) and W (KH, KW, C, F)")
    KH, KW, C, F = W.shape
    b = np.broadcast_to(np.array(b, dtype=float), (F,))
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, (KH, KW), (SH, SW))
    N, H, width, _ = x.shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    if OH < 1 or OW < 1:
        raise ValueError("W is larger than the padded images")
    y = np.zeros((N, OH, OW, F))
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                patch = x[n, i * SH:i * SH + KH, j * SW:j * SW + KW]
                for f in range(F):
                    y[n, i, j, f] = np.sum(patch * W[:, :, :, f]) + b[f]
    return y
