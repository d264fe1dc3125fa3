# loses: changed_inputs
# hint: The image moves the wrong way: a positive shift goes right and down, so entry c comes from c - right.
# hint.ko: 이동 방향이 반대입니다. 양수는 오른쪽과 아래쪽이므로 c열의 값은 c - right열에서 옵니다.
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
            if 0 <= r + down < H and 0 <= c + right < W:
                moved[r, c] = image[r + down, c + right]
    return int((moved != image).sum())
