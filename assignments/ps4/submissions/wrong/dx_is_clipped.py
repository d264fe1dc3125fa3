# loses: conv_layer_backward
# hint: The gradient is cut to -1 … 1. That hides a problem of training; the gradient itself must be exact.
# hint.ko: 기울기를 -1 … 1로 잘랐습니다. 기울기는 그대로 정확히 돌려주어야 합니다.
import numpy as np


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    dout = np.array(dout, dtype=float)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    x_pad = pad2d(x, padding, (KH, KW), (SH, SW))
    N, PH, PW, _ = x_pad.shape
    if KH > PH or KW > PW:
        raise ValueError("W is larger than the padded images")
    OH, OW = (PH - KH) // SH + 1, (PW - KW) // SW + 1
    if dout.shape != (N, OH, OW, F):
        raise ValueError("dout does not have the shape of the output")
    dx_pad = np.zeros(x_pad.shape)
    dW = np.zeros(W.shape)
    db = dout.sum(axis=(0, 1, 2))
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                h, w = i * SH, j * SW
                for f in range(F):
                    d = dout[n, i, j, f]
                    dW[..., f] += d * x_pad[n, h:h + KH, w:w + KW]
                    dx_pad[n, h:h + KH, w:w + KW] += d * W[..., f]
    top, left = (PH - x.shape[1]) // 2, (PW - x.shape[2]) // 2
    dx = dx_pad[:, top:top + x.shape[1], left:left + x.shape[2]]
    return np.clip(dx, -1, 1), dW, db
