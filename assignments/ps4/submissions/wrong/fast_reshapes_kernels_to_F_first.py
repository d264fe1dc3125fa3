# loses: conv_layer_fast
# hint: W.reshape(F, −1).T shuffles the weights: reshape keeps the order of the numbers. The filters are W's last axis, so reshape(−1, F) is enough.
# hint.ko: W.reshape(F, −1).T는 가중치를 뒤섞습니다. 필터가 마지막 축이므로 reshape(−1, F)면 됩니다.
import numpy as np


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    N, H, width, _ = pad2d(x, padding, (KH, KW), (SH, SW)).shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    columns = im2col(x, (KH, KW), (SH, SW), padding)
    y = columns @ W.reshape(F, -1).T + b
    return y.reshape(N, OH, OW, F)
