# loses: l2_penalty
# hint: There is no factor ½ here: λ·Σw², whose gradient is 2·λ·w.
# hint.ko: 여기에는 ½이 없습니다. λ·Σw²이고 기울기는 2·λ·w입니다.
import numpy as np


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return 0.5 * lam * sum(np.sum(np.square(W, dtype=float)) for W in weights)


def l2_penalty_grad(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return [lam * np.asarray(W, dtype=float) for W in weights]
