# loses: worst_mistakes
# hint: np.argpartition puts the k surest first, but in no order among themselves: sort them.
# hint.ko: np.argpartition은 가장 확신한 k개를 앞에 두지만 그 안의 순서는 정하지 않습니다. 정렬하세요.
import numpy as np


def worst_mistakes(model, x, y, k):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y) or k < 0:
        raise ValueError("one label for each image, and k of at least 0")
    p = model.predict(x)
    wrong = np.flatnonzero(p.argmax(axis=1) != y)
    if k >= len(wrong):
        return wrong[np.argsort(-p[wrong].max(axis=1))]
    return wrong[np.argpartition(-p[wrong].max(axis=1), k)[:k]]
