# loses: minibatches
# hint: X and y are made float, so integer labels can no longer index: use np.asarray(y) as it is.
# hint.ko: X와 y를 실수로 바꿔서 정수 레이블로 인덱싱할 수 없게 됩니다. np.asarray(y)를 그대로 쓰세요.
import numpy as np


def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")
    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    for start in range(0, len(X), int(batch_size)):
        batch = order[start : start + int(batch_size)]
        yield X[batch], y[batch]
