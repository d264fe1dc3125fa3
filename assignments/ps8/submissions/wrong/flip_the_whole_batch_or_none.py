# loses: random_flip
# hint: One coin was tossed for the whole batch: toss one for each image.
# hint.ko: 배치 전체에 동전을 한 번 던졌습니다. 이미지마다 던지세요.
import numpy as np


def random_flip(batch, rng):
    batch = np.array(batch)
    if batch.ndim != 4:
        raise ValueError("batch")
    return batch[:, :, ::-1] if rng.random() < 0.5 else batch
