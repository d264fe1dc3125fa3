# loses: softmax_cross_entropy_grad
# hint: With labels (N, 1), p[np.arange(N), t] is an N × N table: 1 is taken away in every row at every label. Flatten the labels first.
# hint.ko: 레이블이 (N, 1)이면 p[np.arange(N), t]는 N × N 표가 되어 모든 행에서 1을 뺍니다. 먼저 레이블을 펴세요.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits, t = np.asarray(logits, dtype=float), np.asarray(t)
    as_one_hot(t, logits.shape)
    if t.shape == logits.shape:
        return (softmax(logits) - t) / (1 if logits.ndim == 1 else len(logits))
    if logits.ndim == 1:
        return softmax(logits) - as_one_hot(t, logits.shape)
    p = softmax(logits)
    p[np.arange(len(logits)), t] -= 1
    return p / len(logits)
