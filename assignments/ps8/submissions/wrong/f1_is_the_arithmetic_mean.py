# loses: f1_score
# hint: F1 is the harmonic mean 2pr / (p + r), not (p + r) / 2.
# hint.ko: F1은 (p + r) / 2가 아니라 조화 평균 2pr / (p + r)입니다.
import numpy as np


def f1_score(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    p = np.asarray(precision(y_true, y_pred, num_classes))
    r = np.asarray(recall(y_true, y_pred, num_classes))
    values = (p + r) / 2
    return values if average is None else values.mean()
