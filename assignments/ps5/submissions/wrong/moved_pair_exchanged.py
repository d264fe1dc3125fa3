# loses: changed_inputs
# hint: Rows and columns of the pair are exchanged: (rows down, columns right).
# hint.ko: 쌍의 순서가 바뀌었습니다. (아래로 몇 행, 오른쪽으로 몇 열)입니다.
import numpy as np


def changed_inputs(image, shift):
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError("one grey image is needed")
    right, down = shift if isinstance(shift, (tuple, list)) else (shift, 0)
    moved = np.zeros_like(image)
    H, W = image.shape
    for r in range(H):
        for c in range(W):
            if 0 <= r - down < H and 0 <= c - right < W:
                moved[r, c] = image[r - down, c - right]
    return int((moved != image).sum())
