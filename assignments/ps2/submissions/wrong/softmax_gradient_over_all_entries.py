# loses: softmax_cross_entropy_grad
# hint: Divide by the number of samples N, not by the number of entries N · C.
# hint.ko: 원소의 수 N·C가 아니라 표본의 수 N으로 나누세요.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    return (softmax(logits) - as_one_hot(t, logits.shape)) / logits.size
