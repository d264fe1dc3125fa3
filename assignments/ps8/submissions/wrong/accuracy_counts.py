# loses: accuracy
# hint: Divide the number of right answers by the number of samples.
# hint.ko: 맞힌 개수를 표본 수로 나누세요.
import numpy as np


def accuracy(y_true, y_pred):
    y_true, y_pred = as_labels(y_true, "y_true"), as_labels(y_pred, "y_pred")
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError("y_true and y_pred must be equally long, and not empty")
    return np.sum(y_true == y_pred)
