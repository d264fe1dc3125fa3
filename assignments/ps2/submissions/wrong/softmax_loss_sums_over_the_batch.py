# loses: softmax_cross_entropy
# hint: Divide by the number of samples N: the loss is the mean over the batch.
# hint.ko: 표본의 수 N으로 나누세요. 손실은 배치에 대한 평균입니다.
import numpy as np


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    shifted = logits - np.max(logits, axis=-1, keepdims=True)
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return -np.sum(t * log_p)
