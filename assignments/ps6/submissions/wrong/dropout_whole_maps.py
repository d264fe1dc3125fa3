# loses: dropout_forward
# hint: Of images, whole maps are dropped, one draw for each image and channel. Each entry is drawn by itself.
# hint.ko: 이미지에서 맵 전체를 끕니다(이미지와 채널마다 한 번 뽑음). 값마다 따로 뽑아야 합니다.
import numpy as np


def dropout_forward(x, rate, training, rng):
    x = np.array(x, dtype=float)
    if rate < 0 or rate >= 1:
        raise ValueError("rate must be at least 0 and below 1")
    if not training:
        return x, np.ones(x.shape)
    if rng is None:
        raise ValueError("rng is needed while training")
    shape = x.shape
    if x.ndim == 4:
        shape = (x.shape[0], 1, 1, x.shape[3])
    mask = np.broadcast_to(rng.random(shape) >= rate, x.shape) / (1 - rate)
    return x * mask, mask
