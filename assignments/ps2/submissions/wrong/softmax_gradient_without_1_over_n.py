# loses: softmax_cross_entropy_grad
# hint: The loss is a mean over the batch, so its gradient is divided by N too.
# hint.ko: 손실이 배치 평균이므로 기울기도 N으로 나눠야 합니다.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    return softmax(logits) - as_one_hot(t, logits.shape)
