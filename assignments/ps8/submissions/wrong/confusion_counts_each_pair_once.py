# loses: confusion_matrix
# hint: matrix[y_true, y_pred] += 1 counts a pair that occurs twice only once. Use np.add.at or a loop.
# hint.ko: matrix[y_true, y_pred] += 1은 같은 쌍이 두 번 나와도 한 번만 셉니다. np.add.at이나 반복문을 쓰세요.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    if num_classes < 1:
        raise ValueError("num_classes must be at least 1")
    y_true = as_labels(y_true, "y_true", num_classes)
    y_pred = as_labels(y_pred, "y_pred", num_classes)
    if len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred differ in length")
    matrix = np.zeros((num_classes, num_classes), dtype=int)
    matrix[y_true, y_pred] += 1
    return matrix
