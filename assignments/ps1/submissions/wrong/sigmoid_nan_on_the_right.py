# loses: sigmoid
# hint: e^x / (1 + e^x) becomes inf / inf = nan for large x. Use it for negative x only.
# hint.ko: x가 크면 e^x / (1 + e^x)는 inf / inf = nan이 됩니다. 음수일 때만 쓰세요.
import numpy as np


def sigmoid(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)
