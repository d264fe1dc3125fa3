# loses: worst_mistakes
# hint: A right answer may have less than one half: an answer is wrong where the highest probability is another class's.
# hint.ko: 맞은 답의 확률이 1/2보다 작을 수도 있습니다. 확률이 가장 높은 클래스가 레이블과 다를 때 틀린 답입니다.
import numpy as np


def worst_mistakes(model, x, y, k):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y) or k < 0:
        raise ValueError("one label for each image, and k of at least 0")
    p = model.predict(x)
    wrong = np.flatnonzero(p[np.arange(len(y)), y] < 0.5)
    return wrong[np.argsort(-p[wrong].max(axis=1))][:k]
