# loses: prepare
# hint: A batch whose brightest pixel is 1 is not divided. Pixels come from 0 to 255: divide by 255 always.
# hint.ko: 가장 밝은 픽셀이 1인 배치는 나누지 않습니다. 픽셀은 0부터 255까지이므로 언제나 255로 나누세요.
import numpy as np


def prepare(x, y):
    x, y = np.array(x, dtype=float), np.array(y)
    if x.max() > 1:
        x = x / 255
    if x.ndim == 3:
        x = x[..., None]
    if x.ndim != 4 or x.shape[3] != 1:
        raise ValueError("x must be (N, H, W) or (N, H, W, 1)")
    if y.shape == (len(x), 1):
        y = y[:, 0]
    if y.shape != (len(x),):
        raise ValueError("y must be one label for each image")
    if not np.all(np.isin(y, range(10))):
        raise ValueError("labels are whole numbers from 0 to 9")
    return x, np.eye(10)[y.astype(int)]
