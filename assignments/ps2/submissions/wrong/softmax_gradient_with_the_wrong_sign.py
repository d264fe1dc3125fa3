# loses: softmax_cross_entropy_grad
# hint: The gradient points uphill: softmax − one-hot. What you return is the direction of descent.
# hint.ko: 기울기는 오르막 방향입니다: softmax − one-hot. 지금은 내려가는 방향을 돌려줍니다.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    n = 1 if logits.ndim == 1 else len(logits)
    return (as_one_hot(t, logits.shape) - softmax(logits)) / n
