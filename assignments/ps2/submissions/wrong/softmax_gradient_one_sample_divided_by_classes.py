# loses: softmax_cross_entropy_grad
# hint: For logits (C,) there is one sample: len(logits) is C there, not N = 1.
# hint.ko: (C,) 모양의 logits는 표본 하나입니다. 이때 len(logits)는 N = 1이 아니라 C입니다.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    return (softmax(logits) - as_one_hot(t, logits.shape)) / len(logits)
