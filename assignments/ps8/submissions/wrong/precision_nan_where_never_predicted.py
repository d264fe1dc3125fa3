# loses: precision
# hint: 0 / 0 is NaN: a class that was never predicted has precision 0.
# hint.ko: 0 / 0은 NaN입니다. 한 번도 예측되지 않은 클래스의 정밀도는 0입니다.
import numpy as np


def precision(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    m = np.asarray(confusion_matrix(y_true, y_pred, num_classes))
    values = np.diag(m) / m.sum(axis=0)
    return values if average is None else values.mean()
