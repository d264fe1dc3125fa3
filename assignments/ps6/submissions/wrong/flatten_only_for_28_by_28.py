# loses: flatten_images
# hint: The size 784 is written into the code: take the size from x.shape.
# hint.ko: 784라는 크기가 코드에 박혀 있습니다. x.shape에서 크기를 읽으세요.
import numpy as np


def flatten_images(x):
    x = np.array(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    n = x.shape[0]
    return x.reshape(n, 28 * 28)
