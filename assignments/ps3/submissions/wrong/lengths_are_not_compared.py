# loses: minibatches
# hint: X and y of different lengths must raise ValueError: cutting the longer one hides a mistake.
# hint.ko: X와 y의 길이가 다르면 ValueError를 내야 합니다. 긴 쪽을 자르면 실수가 숨겨집니다.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")
    n = min(len(X), len(y))
    order = np.arange(n) if rng is None else rng.permutation(n)
    for start in range(0, n, batch_size):
        batch = order[start:start + batch_size]
        yield X[batch], y[batch]
