# loses: minibatches
# hint: batch_size 0, -1 or 2.5 must raise ValueError; here training would silently see nothing.
# hint.ko: batch_size가 0, -1, 2.5이면 ValueError를 내야 합니다. 지금은 아무것도 학습하지 않고 지나갑니다.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    start = 0
    while batch_size > 0 and start < len(X):
        batch = order[start:start + int(batch_size)]
        yield X[batch], y[batch]
        start += int(batch_size)
