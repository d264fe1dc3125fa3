# loses: precision
# hint: That is the micro mean (all right answers by all samples): the macro mean gives each class the same weight.
# hint.ko: 그것은 micro 평균(맞힌 전체 ÷ 표본 전체)입니다. macro 평균은 클래스마다 같은 무게를 줍니다.
import numpy as np


def precision(y_true, y_pred, num_classes, average=None):
    if average not in (None, "macro"):
        raise ValueError("average")
    m = np.asarray(confusion_matrix(y_true, y_pred, num_classes))
    if average == "macro":
        return np.trace(m) / m.sum()
    return np.diag(m) / np.maximum(m.sum(axis=0), 1)
