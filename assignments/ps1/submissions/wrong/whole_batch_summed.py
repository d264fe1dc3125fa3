# loses: perceptron
# hint: In a batch (N, D) each row is a sample: sum along the last axis only, so that N decisions remain.
# hint.ko: 배치 (N, D)에서 각 행이 하나의 샘플입니다. 마지막 축으로만 더해 N개의 결과를 남기세요.
import numpy as np


def perceptron(x, w, b):
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    if x.shape[-1] != w.shape[0]:
        raise ValueError("x and w do not fit")
    return step(np.sum(x * w) + b)
