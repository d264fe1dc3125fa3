# loses: flatten_images
# hint: The pixels are taken column by column (order="F"). An image is read like a page: row by row.
# hint.ko: 픽셀을 열 방향으로 읽었습니다(order="F"). 이미지는 글처럼 줄 단위로 읽습니다.
import numpy as np


def flatten_images(x):
    x = np.array(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    n = x.shape[0]
    return np.array([image.flatten(order="F") for image in x])
