# loses: l2_penalty
# hint: The slope of λw² is 2λw: the factor 2 is missing.
# hint.ko: λw²의 기울기는 2λw입니다. 2가 빠졌습니다.
import numpy as np


def l2_penalty_grad(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return [lam * np.asarray(W, dtype=float) for W in weights]
