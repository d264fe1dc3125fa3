# loses: minibatches
# hint: X[:] = X[order] reorders the caller's own array: index with order, and leave X alone.
# hint.ko: X[:] = X[order]는 호출한 쪽의 배열 순서를 바꿉니다. order로 인덱싱만 하세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    if rng is not None:
        order = rng.permutation(len(X))
        X[:], y[:] = X[order], y[order]
    for start in range(0, len(X), batch_size):
        yield X[start:start + batch_size], y[start:start + batch_size]
