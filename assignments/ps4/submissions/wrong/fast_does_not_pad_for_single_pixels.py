# loses: conv_layer_fast
# hint: For a kernel of 1 × 1 pixel the padding is left out: padding=1 surrounds the images with zeros whatever the kernel is, and the bias is added there, too.
# hint.ko: 1 × 1 커널에서 패딩을 생략했습니다. padding=1은 커널 크기와 상관없이 이미지를 0으로 둘러싸며, 그 자리에도 편향이 더해집니다.
import numpy as np


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    x_padded = pad2d(x, padding, (KH, KW), (SH, SW))
    if KH == KW == SH == SW == 1:  # only the channels are mixed
        return x @ W[0, 0] + b
    N, H, width, _ = x_padded.shape
    columns = im2col(x, (KH, KW), (SH, SW), padding)
    y = columns @ W.reshape(-1, F) + b
    return y.reshape(N, (H - KH) // SH + 1, (width - KW) // SW + 1, F)
