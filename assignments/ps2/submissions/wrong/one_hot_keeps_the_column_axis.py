# loses: one_hot
# hint: Labels (N, 1) gave (N, 1, C). Flatten them first: labels.reshape(-1).
# hint.ko: (N, 1) 레이블에서 (N, 1, C)가 나왔습니다. 먼저 labels.reshape(-1)로 펴세요.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim == 0 or labels.ndim > 2 or (labels.ndim == 2 and labels.shape[1] != 1):
        raise ValueError("labels must be (N,) or (N, 1)")
    if labels.min() < 0 or labels.max() >= num_classes:
        raise ValueError("a label is out of range")
    return np.eye(num_classes)[labels]
