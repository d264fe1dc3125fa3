# loses: conv_layer_backward
# hint: Of dout's shape (N, OH, OW, F) not every number is compared: a dout for another number of images must raise ValueError, too.
# hint.ko: dout의 모양 (N, OH, OW, F)을 모두 확인하지 않았습니다. 이미지 수가 다른 dout도 ValueError를 내야 합니다.
import numpy as np


def conv_layer_backward(dout, x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    dout = np.array(dout, dtype=float)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    x_padded = pad2d(x, padding, (KH, KW), (SH, SW))
    N, H, width, _ = x_padded.shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    if OH < 1 or OW < 1:
        raise ValueError("W is larger than the padded images")
    if dout.ndim != 4 or dout.shape[1:] != (OH, OW, F):
        raise ValueError("dout must have the shape of the output")
    dx = np.zeros_like(x_padded)
    dW = np.zeros_like(W)
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                rows, columns = slice(i * SH, i * SH + KH), slice(j * SW, j * SW + KW)
                for f in range(F):
                    dW[..., f] += x_padded[n, rows, columns] * dout[n, i, j, f]
                    dx[n, rows, columns] += W[..., f] * dout[n, i, j, f]
    top, left = (H - x.shape[1]) // 2, (width - x.shape[2]) // 2
    dx = dx[:, top:top + x.shape[1], left:left + x.shape[2]]
    return dx, dW, dout.sum(axis=(0, 1, 2))
