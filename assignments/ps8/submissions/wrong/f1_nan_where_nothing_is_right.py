# loses: f1_score
# hint: Where precision and recall are both 0, 0 / 0 is NaN: the score is 0.
# hint.ko: 정밀도와 재현율이 모두 0이면 0 / 0이 NaN이 됩니다. 점수는 0입니다.
import numpy as np


def f1_score(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    p = np.asarray(precision(y_true, y_pred, num_classes))
    r = np.asarray(recall(y_true, y_pred, num_classes))
    values = 2 * p * r / (p + r)
    return values if average is None else values.mean()
