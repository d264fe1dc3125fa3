# loses: pad2d
# hint: "same" is computed as if the stride were 1. With stride s only ⌈n / s⌉ stops need room.
# hint.ko: "same"을 stride가 1인 것처럼 계산했습니다. stride가 s이면 ⌈n / s⌉번만 멈추면 됩니다.
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
        rows = KH - 1
        columns = KW - 1
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
