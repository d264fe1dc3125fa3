# loses: accuracy
# hint: A share from 0 to 1 is asked for, not a percentage.
# hint.ko: 퍼센트가 아니라 0에서 1 사이의 비율을 돌려주세요.
import numpy as np


def accuracy(y_true, y_pred):
    y_true, y_pred = as_labels(y_true, "y_true"), as_labels(y_pred, "y_pred")
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError("y_true and y_pred must be equally long, and not empty")
    return 100 * np.mean(y_true == y_pred)
