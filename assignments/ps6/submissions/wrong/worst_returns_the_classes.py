# loses: worst_mistakes
# hint: The wrong answers are returned; asked for are the indices of the images.
# hint.ko: 틀린 답(클래스)을 반환했습니다. 이미지의 인덱스를 반환하세요.
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
    return guess[wrong[order][:k]]
