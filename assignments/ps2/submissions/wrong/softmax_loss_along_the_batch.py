# loses: softmax_cross_entropy
# hint: Softmax runs over the classes of one sample (axis=-1), not over the samples (axis=0).
# hint.ko: 소프트맥스는 표본(axis=0)이 아니라 한 표본의 클래스(axis=-1)에 대해 계산합니다.
import numpy as np


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    shifted = logits - np.max(logits, axis=-1, keepdims=True)
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=0))
    return np.mean(-np.sum(t * log_p, axis=-1))
