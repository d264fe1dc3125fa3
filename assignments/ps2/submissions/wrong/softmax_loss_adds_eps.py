# loses: softmax_cross_entropy
# hint: log(p + eps) is finite but wrong: it flattens the loss at −log(eps). Compute log softmax directly.
# hint.ko: log(p + eps)는 유한하지만 틀린 값입니다. −log(eps)에서 손실이 평평해집니다. log softmax를 바로 계산하세요.
import numpy as np


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    return np.mean(-np.sum(t * np.log(softmax(logits) + 1e-12), axis=-1))
