# loses: max_pool2d
# hint: The window is a view: writing into it changes the caller's image. Work on a copy.
# hint.ko: 윈도우는 원본의 뷰라서 값을 쓰면 호출한 쪽의 이미지가 바뀝니다. 복사본에서 계산하세요.
import numpy as np


def max_pool2d(x, pool_size=2, stride=None, padding="valid"):
    x = np.asarray(x, dtype=float)
    (PH, PW), (SH, SW), pads, (OH, OW) = window_grid(x.shape, pool_size, stride, padding)
    (top, _), (left, _) = pads
    H, W = x.shape[1:3]
    y = np.zeros((x.shape[0], OH, OW, x.shape[3]))
    for i in range(OH):
        for j in range(OW):
            r, c = i * SH - top, j * SW - left
            window = x[:, max(r, 0) : min(r + PH, H), max(c, 0) : min(c + PW, W)]
            y[:, i, j] = window.max(axis=(1, 2))
            window -= window.max()
    return y
