# loses: worst_mistakes
# hint: Where the model makes fewer than k mistakes the list is filled up. Return fewer.
# hint.ko: 실수가 k개보다 적으면 목록을 채워 넣습니다. 적은 그대로 반환하세요.
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
    result = wrong[order][:k]
    return np.concatenate([result, np.zeros(k - len(result), dtype=int)])
