# loses: minibatches
# hint: `continue` jumps back before start has grown: a short last batch is tried for ever.
# hint.ko: start가 늘어나기 전에 continue로 돌아가 마지막 작은 배치에서 영원히 돕니다.
import numpy as np


def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y) or batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("X and y must have one length, batch_size must be a whole number >= 1")
    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    start = 0
    while start < len(X):
        batch = order[start:start + int(batch_size)]
        if len(batch) < batch_size:
            continue
        yield X[batch], y[batch]
        start += int(batch_size)
