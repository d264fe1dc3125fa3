# loses: confusion_matrix
# hint: The matrix is num_classes × num_classes, also where the last classes do not occur.
# hint.ko: 마지막 클래스가 나오지 않아도 행렬은 num_classes × num_classes입니다.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    if num_classes < 1:
        raise ValueError("num_classes must be at least 1")
    y_true = as_labels(y_true, "y_true", num_classes)
    y_pred = as_labels(y_pred, "y_pred", num_classes)
    if len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred differ in length")
    size = max(y_true.max(), y_pred.max()) + 1
    matrix = np.zeros((size, size), dtype=int)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix
