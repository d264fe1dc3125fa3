# loses: softmax_cross_entropy
# hint: The probability underflows to 0 and its logarithm is −∞. Compute log softmax directly: z − m − log Σ exp(z − m).
# hint.ko: 확률이 0으로 사라지고 그 로그는 −∞가 됩니다. log softmax를 바로 계산하세요: z − m − log Σ exp(z − m).
import numpy as np


def softmax_cross_entropy(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    return np.mean(-np.sum(t * np.log(softmax(logits)), axis=-1))
