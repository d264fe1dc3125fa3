# loses: max_pool2d
# hint: "same" puts the odd row at the bottom and the odd column at the right, as TensorFlow does.
# hint.ko: "same"에서 홀수로 남는 행과 열은 텐서플로처럼 아래쪽과 오른쪽에 붙습니다.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    (top, bottom), (left, right) = pads
    pads = ((bottom, top), (right, left))
    x = np.pad(x, ((0, 0), *pads, (0, 0)), constant_values=-np.inf)
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            window = x[:, i * SH : i * SH + PH, j * SW : j * SW + PW]
            y[:, i, j] = window.max(axis=(1, 2))
    return y
