# loses: worst_mistakes
# hint: Right answers are in the list, too. Keep only the images whose answer is wrong.
# hint.ko: 맞힌 답도 들어 있습니다. 틀린 이미지만 남기세요.
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
    wrong = np.arange(len(y))
    order = np.argsort(sure[wrong])[::-1]
    return wrong[order][:k]
