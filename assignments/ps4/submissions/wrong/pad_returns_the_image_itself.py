# loses: pad2d
# hint: Where there is nothing to add, the caller gets x itself: who writes into the result changes the image. np.asarray does not copy; return a copy.
# hint.ko: 더할 0이 없으면 x를 그대로 돌려줍니다. 결과를 고치면 원래 이미지도 바뀝니다. np.asarray는 복사하지 않으니 복사본을 돌려주세요.
import numpy as np


def pad2d(x, padding, kernel_size, stride=1):
    x = np.asarray(x, dtype=float)
    if x.ndim not in (2, 3, 4):
        raise ValueError("x must be (H, W), (H, W, C) or (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    H, W = x.shape[1:3] if x.ndim == 4 else x.shape[:2]
    if padding == "valid":
        return x
    elif padding == "same":
        rows = max((int(np.ceil(H / SH)) - 1) * SH + KH - H, 0)
        columns = max((int(np.ceil(W / SW)) - 1) * SW + KW - W, 0)
        top, left = rows // 2, columns // 2
        bottom, right = rows - top, columns - left
    elif isinstance(padding, int) and padding >= 0:
        top = bottom = left = right = padding
    else:
        raise ValueError("padding must be 'valid', 'same' or an integer >= 0")
    amounts = [(top, bottom), (left, right)]
    if x.ndim == 3:
        amounts = amounts + [(0, 0)]
    if x.ndim == 4:
        amounts = [(0, 0)] + amounts + [(0, 0)]
    return np.pad(x, amounts)
