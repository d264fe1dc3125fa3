# loses: encode_labels
# hint: Labels of shape (N, 1) become (N, 1, 10): drop the axis of length 1 first.
# hint.ko: (N, 1) 모양의 레이블이 (N, 1, 10)이 됩니다. 길이 1인 축을 먼저 없애세요.
import numpy as np


def encode_labels(y):
    y = np.array(y)
    if y.ndim not in (1, 2) or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError("y must be (N,) or (N, 1)")
    if np.any(y < 0) or np.any(y > 9) or np.any(y != np.floor(y)):
        raise ValueError("y must hold whole numbers from 0 to 9")
    return np.eye(10)[y.astype(int)]
