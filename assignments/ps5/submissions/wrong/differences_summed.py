# loses: changed_inputs
# hint: The differences are added up. Count the pixels that differ, however much they do.
# hint.ko: 차이를 더했습니다. 얼마나 다른지가 아니라 다른 픽셀의 개수를 세세요.
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
    return np.abs(moved.astype(float) - image).sum()
