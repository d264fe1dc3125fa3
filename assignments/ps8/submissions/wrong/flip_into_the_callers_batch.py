# loses: random_flip
# hint: batch[i] = … writes into the caller's images: make a copy first.
# hint.ko: batch[i] = …는 호출한 쪽의 이미지를 바꿉니다. 먼저 복사하세요.
import numpy as np


def random_flip(batch, rng):
    batch = np.asarray(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    for i in range(len(batch)):
        if rng.random() < 0.5:
            batch[i] = batch[i, :, ::-1].copy()
    return batch
