# loses: minibatches
# hint: With rng=None the samples keep their order: shuffle only when a generator is given.
# hint.ko: rng=None이면 순서를 그대로 두어야 합니다. 생성기를 받았을 때만 섞으세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    rng = rng or np.random.default_rng()
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start:start + batch_size]
        yield X[batch], y[batch]
