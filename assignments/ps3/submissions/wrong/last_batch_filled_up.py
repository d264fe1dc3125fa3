# loses: minibatches
# hint: The last batch is filled up with samples from the beginning, which then count twice in the epoch.
# hint.ko: 마지막 배치를 앞쪽 샘플로 채워서 그 샘플이 한 에포크에 두 번 나옵니다.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = np.take(order, np.arange(start, start + batch_size), mode="wrap")
        yield X[batch], y[batch]
