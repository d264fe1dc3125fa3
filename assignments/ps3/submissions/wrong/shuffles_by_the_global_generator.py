# loses: minibatches
# hint: np.random.shuffle draws from a hidden global generator: the same rng gives another order each time.
# hint.ko: np.random.shuffle은 전역 난수를 씁니다. 같은 rng라도 매번 순서가 달라집니다. rng.permutation을 쓰세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    order = np.arange(len(X))
    if rng is not None:
        np.random.shuffle(order)
    for start in range(0, len(X), batch_size):
        batch = order[start:start + batch_size]
        yield X[batch], y[batch]
