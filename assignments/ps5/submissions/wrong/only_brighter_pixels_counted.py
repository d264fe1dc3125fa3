# loses: changed_inputs
# hint: Only pixels that turn brighter are counted. One that turns dark is a changed input too.
# hint.ko: 밝아진 픽셀만 세었습니다. 어두워진 픽셀도 변화한 입력입니다.
import numpy as np


def changed_inputs(image, shift):
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError("one grey image is needed")
    down, right = shift if isinstance(shift, (tuple, list)) else (0, shift)
    moved = np.zeros_like(image)
    H, W = image.shape
    for r in range(H):
        for c in range(W):
            if 0 <= r - down < H and 0 <= c - right < W:
                moved[r, c] = image[r - down, c - right]
    return int((moved > image).sum())
