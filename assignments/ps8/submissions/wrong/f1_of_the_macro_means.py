# loses: f1_score
# hint: The macro F1 is the mean of the classes' F1, not the F1 of mean precision and mean recall.
# hint.ko: macro F1은 클래스별 F1의 평균이지, 평균 정밀도와 평균 재현율의 F1이 아닙니다.
import numpy as np


def f1_score(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    p = np.asarray(precision(y_true, y_pred, num_classes, average))
    r = np.asarray(recall(y_true, y_pred, num_classes, average))
    return np.where(p + r > 0, 2 * p * r / np.where(p + r > 0, p + r, 1), 0)
