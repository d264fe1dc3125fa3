# loses: minibatches
# hint: Only X is shuffled: the labels stay behind. Index both with one permutation.
# hint.ko: X만 섞이고 레이블은 그대로입니다. 순열 하나로 X와 y를 함께 인덱싱하세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    if rng is not None:
        X = rng.permutation(X)
    for start in range(0, len(X), batch_size):
        yield X[start:start + batch_size], y[start:start + batch_size]
