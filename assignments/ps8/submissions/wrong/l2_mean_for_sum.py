# loses: l2_penalty
# hint: Add the squares up: the mean makes each weight cheaper the more there are.
# hint.ko: 제곱을 더하세요. 평균을 내면 가중치가 많을수록 하나하나가 싸집니다.
import numpy as np


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return lam * sum(np.mean(np.square(W, dtype=float)) for W in weights)
