# loses: worst_mistakes
# hint: The indices count among the mistakes only. Turn them back into positions in x.
# hint.ko: 틀린 것들 안에서의 번호입니다. x에서의 위치로 되돌리세요.
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
    wrong = np.where(guess != y)[0]
    order = np.argsort(sure[wrong])[::-1]
    return order[:k]
