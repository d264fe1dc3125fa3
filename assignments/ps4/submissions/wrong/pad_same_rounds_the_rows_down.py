# loses: pad2d
# hint: "same" makes room for ⌊H / stride⌋ stops along the rows. It is ⌈H / stride⌉ there, as along the columns.
# hint.ko: "same"에서 행 방향으로 멈추는 횟수를 ⌊H / stride⌋로 계산했습니다. 열 방향과 같이 ⌈H / stride⌉입니다.
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
        rows = max((max(H // SH, 1) - 1) * SH + KH - H, 0)
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
