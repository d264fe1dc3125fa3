# loses: l2_penalty
# hint: The penalty is the sum of the squares, without a root over it.
# hint.ko: 벌점은 제곱의 합입니다. 제곱근을 씌우지 마세요.
import numpy as np


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return lam * np.sqrt(sum(np.sum(np.square(W, dtype=float)) for W in weights))
