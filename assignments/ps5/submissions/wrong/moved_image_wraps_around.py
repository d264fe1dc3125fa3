# loses: changed_inputs
# hint: np.roll brings back on one side what left on the other. What leaves the frame is lost; 0 comes in.
# hint.ko: np.roll은 한쪽으로 나간 픽셀을 반대쪽에서 다시 들여옵니다. 나간 것은 사라지고 0이 들어와야 합니다.
import numpy as np


def changed_inputs(image, shift):
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError("one grey image is needed")
    down, right = shift if isinstance(shift, (tuple, list)) else (0, shift)
    moved = np.roll(image, (down, right), axis=(0, 1))
    return int((moved != image).sum())
