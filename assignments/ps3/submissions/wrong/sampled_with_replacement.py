# loses: minibatches
# hint: Drawing indices at random repeats some samples and skips others: an epoch is a permutation.
# hint.ko: 인덱스를 무작위로 뽑으면 어떤 샘플은 반복되고 어떤 샘플은 빠집니다. 에포크는 순열이어야 합니다.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    order = np.arange(len(X)) if rng is None else rng.integers(0, len(X), len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start:start + batch_size]
        yield X[batch], y[batch]
