# loses: pad2d
# hint: f // 2 zeros on both sides fit odd kernels only. A kernel of 2 needs one zero in all, at the bottom or right.
# hint.ko: 양쪽에 f // 2개씩은 홀수 커널에만 맞습니다. 크기 2 커널은 아래쪽/오른쪽에 0 하나만 필요합니다.
import numpy as np


def pad2d(x, padding, kernel_size, stride=1):
    x = np.array(x, dtype=float)
    if x.ndim not in (2, 3, 4):
        raise ValueError("x must be (H, W), (H, W, C) or (N, H, W, C)")
    KH, KW = pair(kernel_size, "kernel_size")
    SH, SW = pair(stride, "stride")
    H, W = x.shape[1:3] if x.ndim == 4 else x.shape[:2]
    if padding == "valid":
        top = bottom = left = right = 0
    elif padding == "same":
        rows = max((int(np.ceil(H / SH)) - 1) * SH + KH - H, 0)
        columns = max((int(np.ceil(W / SW)) - 1) * SW + KW - W, 0)
        top = bottom = (rows + 1) // 2
        left = right = (columns + 1) // 2
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
