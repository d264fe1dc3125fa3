# loses: dense
# hint: W is (D, M): one column for each neuron. So x @ W, not x @ W.T.
# hint.ko: W의 모양은 (D, M)이고 열 하나가 뉴런 하나입니다. x @ W.T가 아니라 x @ W입니다.
import numpy as np


def dense(x, W, b, activation=None):
    return activate(np.asarray(x, dtype=float) @ np.transpose(W) + b, activation)
