# loses: min_pool2d
# hint: In the image's own type there may be no number above its largest: 255 + 1 is 0 in uint8, and the padding wins. Turn x into floats and pad with np.inf.
# hint.ko: uint8에서는 255 + 1이 0이 되어 패딩이 이깁니다. x를 실수로 바꾸고 np.inf로 채우세요.
import numpy as np


def min_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    above = np.inf if x.dtype.kind == "f" else x.max() + 1
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=above)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            y[:, i, j] = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW].min(axis=(1, 2))
    return y
