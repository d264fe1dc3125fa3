# loses: confusion_matrix
# hint: The matrix counts samples; yours holds shares of each row.
# hint.ko: 행렬은 표본의 수를 셉니다. 지금은 행마다 비율이 들어 있습니다.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    if num_classes < 1:
        raise ValueError("num_classes must be at least 1")
    y_true = as_labels(y_true, "y_true", num_classes)
    y_pred = as_labels(y_pred, "y_pred", num_classes)
    if len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred differ in length")
    matrix = np.zeros((num_classes, num_classes))
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
