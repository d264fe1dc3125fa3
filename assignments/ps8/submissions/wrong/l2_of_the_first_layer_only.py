# loses: l2_penalty
# hint: Only the first array of weights is counted: a `return` stands inside the loop.
# hint.ko: 첫 번째 배열만 셌습니다. `return`이 반복문 안에 있습니다.
import numpy as np


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    for W in weights:
        return lam * np.sum(np.asarray(W, dtype=float) ** 2)
