# loses: minibatches
# hint: N // batch_size batches leave out the last, smaller one: 1000 samples need 256, 256, 256 and 232.
# hint.ko: N // batch_size개만 만들면 남은 작은 배치가 빠집니다. 1000개는 256, 256, 256, 232로 나뉩니다.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    order = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    for i in range(len(X) // batch_size):
        batch = order[i * batch_size:(i + 1) * batch_size]
        yield X[batch], y[batch]
