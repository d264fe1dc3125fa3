# loses: confusion_matrix
# hint: Labels come as uint8: num_classes · y_true passes 255 and starts again at 0. Convert to int first.
# hint.ko: 레이블은 uint8입니다. num_classes · y_true가 255를 넘으면 다시 0부터 시작합니다. 먼저 int로 바꾸세요.
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    y_true, y_pred = np.asarray(y_true).ravel(), np.asarray(y_pred).ravel()
    if len(y_true) != len(y_pred) or num_classes < 1:
        raise ValueError("y_true, y_pred or num_classes")
    for y in (y_true, y_pred):
        if y.min() < 0 or y.max() >= num_classes:
            raise ValueError("a label is out of range")
    pair = (y_true * np.asarray(num_classes, dtype=y_true.dtype) + y_pred).astype(int)
    return np.bincount(pair, minlength=num_classes**2)[: num_classes**2].reshape(num_classes, num_classes)
