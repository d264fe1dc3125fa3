# loses: one_hot
# hint: Classes count from 0: label 0 puts the 1 in the first column.
# hint.ko: 클래스는 0부터 셉니다. 레이블 0이면 첫 열이 1입니다.
import numpy as np


def one_hot(labels, num_classes):
    labels = np.asarray(labels)
    if labels.ndim not in (1, 2) or labels.size != len(labels):
        raise ValueError("labels must be (N,) or (N, 1)")
    labels = labels.reshape(-1)
    if np.any(labels < 0) or np.any(labels >= num_classes):
        raise ValueError("a label is out of range")
    rows = np.zeros((len(labels), num_classes))
    for i, label in enumerate(labels):
        rows[i, label - 1] = 1
    return rows
