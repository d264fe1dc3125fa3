# loses: conv_layer_fast
# hint: The result is right, but a Python loop still visits every position. One product of im2col's matrix with the kernels replaces it.
# hint.ko: 결과는 맞지만 여전히 위치마다 파이썬 반복문을 돕니다. im2col 행렬과 커널의 곱 한 번으로 바꾸세요.
import numpy as np


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    N, H, width, _ = pad2d(x, padding, (KH, KW), (SH, SW)).shape
    OH, OW = (H - KH) // SH + 1, (width - KW) // SW + 1
    if OH < 1 or OW < 1:
        raise ValueError("W is larger than the padded images")
    x = pad2d(x, padding, (KH, KW), (SH, SW))
    columns = W.reshape(-1, F)
    y = np.zeros((N, OH, OW, F))
    for n in range(N):
        for i in range(OH):
            for j in range(OW):
                patch = x[n, i * SH:i * SH + KH, j * SW:j * SW + KW]
                y[n, i, j] = patch.reshape(-1) @ columns + b
    return y
