# loses: flatten_images
# hint: The result is transposed: images belong in the rows, pixels in the columns.
# hint.ko: 결과가 전치되었습니다. 이미지가 행, 픽셀이 열입니다.
import numpy as np


def flatten_images(x):
    x = np.array(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    n = x.shape[0]
    return x.reshape(n, -1).T
