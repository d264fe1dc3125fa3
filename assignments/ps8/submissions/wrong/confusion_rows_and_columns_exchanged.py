# loses: confusion_matrix
# hint: Rows and columns are exchanged: the row is the true class, the column the prediction.
# hint.ko: 행과 열이 바뀌었습니다. 행이 정답, 열이 예측입니다.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    if num_classes < 1:
        raise ValueError("num_classes must be at least 1")
    y_true = as_labels(y_true, "y_true", num_classes)
    y_pred = as_labels(y_pred, "y_pred", num_classes)
    if len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred differ in length")
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    for t, p in zip(y_true, y_pred):
        matrix[p, t] += 1
    return matrix
