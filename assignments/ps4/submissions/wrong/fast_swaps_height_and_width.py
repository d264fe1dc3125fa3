# loses: conv_layer_fast
# hint: The product is reshaped to (N, OW, OH, F). It shows only where the maps are not square: (N, OH, OW, F).
# hint.ko: 결과를 (N, OW, OH, F)로 바꿨습니다. 정사각형이 아닐 때 드러납니다: (N, OH, OW, F).
import numpy as np


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    N, H, width, _ = pad2d(x, padding, (KH, KW), (SH, SW)).shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    columns = im2col(x, (KH, KW), (SH, SW), padding)
    y = columns @ W.reshape(-1, F) + b
    return y.reshape(N, OW, OH, F)
