# loses: flatten_images
# hint: Only the first channel is kept. A pixel with C channels gives C numbers.
# hint.ko: 첫 번째 채널만 남았습니다. 채널이 C개인 픽셀은 숫자 C개가 됩니다.
import numpy as np


def flatten_images(x):
    x = np.array(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    if x.ndim == 4:
        x = x[..., 0]
    n = x.shape[0]
    return x.reshape(n, -1)
