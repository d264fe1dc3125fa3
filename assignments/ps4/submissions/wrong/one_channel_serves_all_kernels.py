# loses: conv_layer
# hint: Images of one channel are broadcast over kernels of several. x and W must have the same C; else raise ValueError.
# hint.ko: 채널이 하나인 이미지를 채널이 여럿인 커널에 브로드캐스트합니다. x와 W의 C가 다르면 ValueError를 내야 합니다.
import numpy as np


def conv_layer(x, W, b, stride=1, padding="valid"):
    x, W, b = np.array(x, dtype=float), np.array(W, dtype=float), np.array(b, dtype=float)
    if x.ndim != 4 or W.ndim != 4 or b.shape != (W.shape[3],):
        raise ValueError("x must be (N, H, W, C), W (KH, KW, C, F) and b (F,)")
    if W.shape[2] != x.shape[3] and x.shape[3] != 1:
        raise ValueError("x and W must have the same channels")
    KH, KW, C, F = W.shape
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
