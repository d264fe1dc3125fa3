# loses: conv_layer_fast
# hint: W.shape = … changes the caller's own array. Use W.reshape(…), which leaves W as it is.
# hint.ko: W.shape = …는 호출한 쪽의 배열을 바꿉니다. W.reshape(…)를 사용하세요.
import numpy as np


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    N, H, width, _ = pad2d(x, padding, (KH, KW), (SH, SW)).shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    columns = im2col(x, (KH, KW), (SH, SW), padding)
    W.shape = (-1, F)
    y = columns @ W + b
    return y.reshape(N, OH, OW, F)
