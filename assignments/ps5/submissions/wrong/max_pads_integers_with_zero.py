# loses: max_pool2d
# hint: Infinity is cut to a number where the image holds integers: padding with -np.inf needs an array of floats first.
# hint.ko: 정수 배열에는 무한대를 넣을 수 없습니다. -np.inf로 패딩하기 전에 실수 배열로 바꾸세요.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    lowest = -np.inf if x.dtype.kind == "f" else 0
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=lowest)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            y[:, i, j] = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW].max(axis=(1, 2))
    return y
