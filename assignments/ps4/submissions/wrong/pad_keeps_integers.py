# loses: pad2d
# hint: Images of integers are returned as integers. The result is an array of floats: turn x into floats first.
# hint.ko: 정수 이미지를 정수 그대로 돌려줍니다. 결과는 실수 배열이어야 하므로 먼저 x를 float로 바꾸세요.
import numpy as np


def pad2d(x, padding, kernel_size, stride=1):
    x = np.array(x)
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
