# loses: one_hot
# hint: uint8 ends at 255: a label of 256 becomes 0. Keep labels in a wider whole-number type.
# hint.ko: uint8은 255까지입니다. 레이블 256은 0이 됩니다. 더 넓은 정수형을 쓰세요.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim != 1 or (labels < 0).any() or (labels >= num_classes).any():
        raise ValueError("labels must be (N,) or (N, 1), from 0 to num_classes - 1")
    return np.eye(num_classes)[labels.astype(np.uint8)]
