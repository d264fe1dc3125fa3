# loses: standardize
# hint: x -= mean writes into the caller's images: x - mean makes new ones.
# hint.ko: x -= mean은 호출한 쪽의 이미지를 바꿉니다. x - mean으로 새로 만드세요.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    arrays = [x if isinstance(x, np.ndarray) and x.dtype.kind == "f" else np.array(x, float) for x in (x_train, *others)]
    mean, std = arrays[0].mean(), arrays[0].std()
    for x in arrays:
        x -= mean
        x /= std + eps
    return tuple(arrays)
