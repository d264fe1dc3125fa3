# loses: worst_mistakes
# hint: The mistakes are sorted by the distance between the two highest probabilities. Only the answer's own counts.
# hint.ko: 가장 높은 두 확률의 차이로 정렬했습니다. 답의 확률 자체만 봅니다.
import numpy as np


def worst_mistakes(model, x, y, k):
    x, y = np.array(x), np.array(y)
    if len(x) != len(y) or k < 0:
        raise ValueError("one label for each image, and k at least 0")
    p = np.array(model.predict(x, verbose=0))
    two = np.sort(p, axis=1)[:, -2:]
    sure = two[:, 1] - two[:, 0]
    wrong = np.flatnonzero(p.argmax(axis=1) != y)
    return wrong[np.argsort(-sure[wrong])][:k]
