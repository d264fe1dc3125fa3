# loses: minibatches
# hint: Only the order of the batches is drawn: neighbours always stay together. Shuffle the samples.
# hint.ko: 배치의 순서만 섞었습니다. 이웃한 샘플이 늘 같은 배치에 있습니다. 샘플을 섞으세요.
import numpy as np

def minibatches(X, y, batch_size, rng=None):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError("X and y must have one length")
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError("batch_size must be a whole number >= 1")

    starts = np.arange(0, len(X), int(batch_size))
    if rng is not None and len(starts) > 1:
        starts = np.append(rng.permutation(starts[:-1]), starts[-1])
    for start in starts:
        yield X[start:start + batch_size], y[start:start + batch_size]
