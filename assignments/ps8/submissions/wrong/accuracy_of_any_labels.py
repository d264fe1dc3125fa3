# loses: accuracy
# hint: A label that is not a whole number from 0 on is refused: as_labels does that.
# hint.ko: 0 이상의 정수가 아닌 레이블은 거부해야 합니다. as_labels가 그 일을 합니다.
import numpy as np


def accuracy(y_true, y_pred):
    y_true, y_pred = np.ravel(y_true), np.ravel(y_pred)
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError("labels")
    return float(np.mean(y_true == y_pred))
