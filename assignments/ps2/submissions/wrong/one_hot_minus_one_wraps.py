# loses: one_hot
# hint: np.eye(C)[-1] is the last class: numpy counts negative indices from the end. Refuse labels below 0.
# hint.ko: np.eye(C)[-1]은 마지막 클래스가 됩니다. 음수 레이블에는 ValueError를 내세요.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    if labels.ndim != 1:
        raise ValueError("labels must be (N,) or (N, 1)")
    if np.any(labels >= num_classes):
        raise ValueError("a label is too large")
    return np.eye(num_classes)[labels]
