# loses: one_hot
# hint: The rows are num_classes long, even if the highest class does not occur in this batch.
# hint.ko: 가장 큰 클래스가 이번 배치에 없어도 행의 길이는 num_classes입니다.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim not in (1, 2) or labels.size != len(labels):
        raise ValueError("labels must be (N,) or (N, 1)")
    labels = labels.reshape(-1)
    if np.any(labels < 0) or np.any(labels >= num_classes):
        raise ValueError("a label is out of range")
    return (labels[:, None] == np.unique(labels)).astype(float)
