# loses: softmax_cross_entropy_grad
# hint: logits -= … changes the caller's array. Write shifted = logits - ….
# hint.ko: logits -= …는 호출한 쪽의 배열을 바꿉니다. shifted = logits - …로 쓰세요.
import numpy as np


def softmax_cross_entropy_grad(logits, t):
    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    logits -= logits.max(axis=-1, keepdims=True)
    p = np.exp(logits)
    p /= p.sum(axis=-1, keepdims=True)
    return (p - t) / (1 if p.ndim == 1 else len(p))
