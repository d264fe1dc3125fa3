# loses: conv_layer_backward
# hint: dW is built from the patches of x without its padding. In the forward pass the kernel saw the padded images.
# hint.ko: dW를 패딩하지 않은 x의 조각으로 계산했습니다. 순방향에서 커널이 본 것은 패딩된 이미지입니다.
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
                    seen = x[n, h:h + KH, w:w + KW]
                    dW[:seen.shape[0], :seen.shape[1], :, f] += d * seen
                    dx_pad[n, h:h + KH, w:w + KW] += d * W[..., f]
    top, left = (PH - x.shape[1]) // 2, (PW - x.shape[2]) // 2
    dx = dx_pad[:, top:top + x.shape[1], left:left + x.shape[2]]
    return dx, dW, db
