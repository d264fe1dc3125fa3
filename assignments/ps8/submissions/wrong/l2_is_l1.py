# loses: l2_penalty
# hint: That is the L1 penalty, of absolute values: L2 adds up squares.
# hint.ko: 그것은 절댓값을 더하는 L1입니다. L2는 제곱을 더합니다.
import numpy as np


def l2_penalty(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return lam * sum(np.sum(np.abs(np.asarray(W, dtype=float))) for W in weights)


def l2_penalty_grad(weights, lam):
    if lam < 0:
        raise ValueError("lam")
    return [lam * np.sign(np.asarray(W, dtype=float)) for W in weights]
