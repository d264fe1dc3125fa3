# loses: recall
# hint: The macro mean is plain: do not weigh the classes by how many samples they have.
# hint.ko: macro 평균은 단순 평균입니다. 표본 수로 가중하지 마세요.
import numpy as np


def recall(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    m = np.asarray(confusion_matrix(y_true, y_pred, num_classes))
    values = np.diag(m) / np.maximum(m.sum(axis=1), 1)
    return values if average is None else np.sum(values * m.sum(axis=1)) / m.sum()
