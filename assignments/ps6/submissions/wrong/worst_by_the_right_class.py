# loses: worst_mistakes
# hint: Sorted by how unlikely the right class is; asked for is how sure the model was of its wrong answer.
# hint.ko: 정답 클래스의 확률이 낮은 순서로 정렬했습니다. 오답을 얼마나 확신했는지가 기준입니다.
import numpy as np


def worst_mistakes(model, x, y, k):
    y = np.array(y)
    if len(y) != len(x) or y.ndim != 1:
        raise ValueError("y must hold one label for each image")
    if k < 0:
        raise ValueError("k must not be negative")
    p = model.predict(x, verbose=0)
    guess = np.argmax(p, axis=1)
    sure = 1 - p[np.arange(len(y)), y]
    wrong = np.where(guess != y)[0]
    order = np.argsort(sure[wrong])[::-1]
    return wrong[order][:k]
