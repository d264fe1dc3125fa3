# loses: conv_layer_fast
# hint: The work array is kept between the calls and only made larger, so that an earlier batch shines through. Make a new one for each call.
# hint.ko: 작업 배열을 호출 사이에 재사용해 이전 배치의 값이 남습니다. 호출마다 새로 만드세요.
import numpy as np


_work = {}


def conv_layer_fast(x, W, b, stride=1, padding="valid"):
    x, W, b = layer_arrays(x, W, b)
    KH, KW, C, F = W.shape
    SH, SW = pair(stride, "stride")
    x = pad2d(x, padding, (KH, KW), stride)
    N, H, width, _ = x.shape
    patches = im2col(x, (KH, KW), stride, "valid")
    y = _work.setdefault(patches.shape[0] * F, np.zeros((patches.shape[0], F)))
    y = y.reshape(-1, F)
    y += patches @ W.reshape(-1, F)
    y += b
    return y.reshape(N, (H - KH) // SH + 1, (width - KW) // SW + 1, F)
