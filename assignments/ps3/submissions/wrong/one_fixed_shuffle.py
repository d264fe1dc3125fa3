# loses: minibatches
# hint: A generator with a fixed seed is made inside: every epoch has the same order. Draw from rng.
# hint.ko: 함수 안에서 시드를 고정해 매 에포크의 순서가 같습니다. 받은 rng에서 뽑으세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    order = np.arange(len(X))
    if rng is not None:
        order = np.random.default_rng(42).permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start:start + batch_size]
        yield X[batch], y[batch]
