# loses: minibatches
# hint: X and y are shuffled by two different orders: draw one permutation and use it for both.
# hint.ko: X와 y가 서로 다른 순서로 섞였습니다. 순열 하나를 뽑아 둘 다에 쓰세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    if rng is not None:
        X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]
    for start in range(0, len(X), batch_size):
        yield X[start:start + batch_size], y[start:start + batch_size]
