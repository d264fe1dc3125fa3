# loses: feedforward
# hint: One sample is still a batch: (1, M), not (M,). Do not squeeze.
# hint.ko: 표본이 하나여도 배치입니다. (M,)이 아니라 (1, M)이어야 합니다. squeeze하지 마세요.
import numpy as np


def feedforward(x, layers):
    for W, b, activation in layers:
        x = dense(x, W, b, activation)
    return x[0] if len(x) == 1 and x.shape[1] > 1 else x
