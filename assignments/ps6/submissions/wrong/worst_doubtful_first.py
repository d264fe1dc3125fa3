# loses: worst_mistakes
# hint: The most doubtful mistakes come first. Asked for are those of which the model is surest.
# hint.ko: 가장 자신 없던 실수가 먼저 나옵니다. 가장 확신한 실수부터여야 합니다.
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
    order = np.argsort(sure[wrong])
    return wrong[order][:k]
