# loses: confusion_matrix
# hint: With num_classes = 0 and no labels nothing is out of range, but there is nothing to count either: refuse num_classes below 1 by itself.
# hint.ko: num_classes = 0이고 레이블이 없으면 범위를 벗어나는 것도 없지만 셀 것도 없습니다. num_classes가 1보다 작으면 따로 거부하세요.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    y_true, y_pred = np.ravel(y_true), np.ravel(y_pred)
    if len(y_true) != len(y_pred):
        raise ValueError("the lengths differ")
    matrix = np.zeros((num_classes, num_classes))
    for t, p in zip(y_true, y_pred):
        for label in (t, p):
            if label != int(label) or not 0 <= label < num_classes:
                raise ValueError(f"no label: {label}")
        matrix[int(t), int(p)] += 1
    return matrix
