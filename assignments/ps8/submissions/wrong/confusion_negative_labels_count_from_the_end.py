# loses: confusion_matrix
# hint: matrix[-1, …] is the last row to numpy: refuse negative labels yourself.
# hint.ko: numpy에서 matrix[-1, …]은 마지막 행입니다. 음수 레이블은 직접 거절하세요.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    y_true, y_pred = np.ravel(y_true).astype(int), np.ravel(y_pred).astype(int)
    if len(y_true) != len(y_pred) or num_classes < 1 or max(y_true.max(), y_pred.max()) >= num_classes:
        raise ValueError("y_true, y_pred or num_classes")
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix
