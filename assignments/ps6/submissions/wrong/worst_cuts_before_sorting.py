# loses: worst_mistakes
# hint: The first k mistakes are taken and then sorted. Sort first, then take k.
# hint.ko: 처음 k개를 고른 다음 정렬했습니다. 먼저 정렬하고 k개를 고르세요.
import numpy as np


def worst_mistakes(model, x, y, k):
    y = np.array(y)
    if len(y) != len(x) or y.ndim != 1:
        raise ValueError("y must hold one label for each image")
    if k < 0:
        raise ValueError("k must not be negative")
    p = model.predict(x, verbose=0)
    guess = np.argmax(p, axis=1)
    sure = np.max(p, axis=1)
    wrong = np.where(guess != y)[0][:k]
    order = np.argsort(sure[wrong])[::-1]
    return wrong[order][:k]
