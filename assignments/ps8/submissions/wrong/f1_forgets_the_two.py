# loses: f1_score
# hint: The factor 2 is missing: 2pr / (p + r).
# hint.ko: 2가 빠졌습니다. 2pr / (p + r)입니다.
import numpy as np


def f1_score(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    p = np.asarray(precision(y_true, y_pred, num_classes))
    r = np.asarray(recall(y_true, y_pred, num_classes))
    values = p * r / np.where(p + r > 0, p + r, 1)
    return values if average is None else values.mean()
