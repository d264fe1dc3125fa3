# loses: cross_entropy
# hint: p[np.arange(N), t] with t of shape (N, 1) is an N × N table. Flatten the labels first.
# hint.ko: t가 (N, 1)이면 p[np.arange(N), t]는 N×N 표가 됩니다. 먼저 레이블을 펴세요.
import numpy as np


def cross_entropy(p, t, eps=1e-7):
    p, t = np.asarray(p, dtype=float), np.asarray(t)
    if p.ndim == 1:
        p, t = p[None, :], t[None]
    if t.shape == p.shape:
        t = t.argmax(axis=1)
    if len(t) != len(p) or t.ndim > 2 or (t.ndim == 2 and t.shape[1] != 1):
        raise ValueError("t does not fit p")
    if np.any(t < 0) or np.any(t >= p.shape[1]):
        raise ValueError("a label is out of range")
    return -np.mean(np.log(p[np.arange(len(p)), t] + eps))
