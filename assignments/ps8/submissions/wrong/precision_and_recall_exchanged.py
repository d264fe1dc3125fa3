# loses: precision, recall
# hint: Precision divides by what was predicted (columns), recall by what is true (rows): yours are exchanged.
# hint.ko: 정밀도는 예측한 수(열)로, 재현율은 실제 수(행)로 나눕니다. 둘이 바뀌었습니다.
import numpy as np


def precision(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    m = np.asarray(confusion_matrix(y_true, y_pred, num_classes))
    values = np.diag(m) / np.maximum(m.sum(axis=1), 1)
    return values if average is None else values.mean()


def recall(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    m = np.asarray(confusion_matrix(y_true, y_pred, num_classes))
    values = np.diag(m) / np.maximum(m.sum(axis=0), 1)
    return values if average is None else values.mean()
