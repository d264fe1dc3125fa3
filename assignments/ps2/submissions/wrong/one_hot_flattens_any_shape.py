# loses: one_hot
# hint: Labels of any shape are flattened. Only (N,) and (N, 1) are labels; raise ValueError for all others.
# hint.ko: 어떤 모양의 레이블이든 펼칩니다. 레이블은 (N,)이나 (N, 1)뿐이니, 다른 모양에는 ValueError를 내세요.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels).ravel()
    if np.any(labels < 0) or np.any(labels >= num_classes):
        raise ValueError("a label is out of range")
    return np.eye(num_classes)[labels]
