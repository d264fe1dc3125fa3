# loses: softmax_cross_entropy
# hint: With a clipped probability the loss can never exceed −log(eps) ≈ 16. Compute log softmax without the probability.
# hint.ko: 확률을 자르면 손실이 −log(eps) ≈ 16을 넘지 못합니다. 확률을 거치지 말고 log softmax를 계산하세요.
import numpy as np


def softmax_cross_entropy(logits, t):
    return cross_entropy(softmax(np.asarray(logits, dtype=float)), t)
