# loses: random_rotation
# hint: One angle was drawn for the whole batch: draw one for each image.
# hint.ko: 배치 전체에 각도를 한 번만 뽑았습니다. 이미지마다 뽑으세요.
import numpy as np
from scipy.ndimage import rotate


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch, dtype=float)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    return rotate(batch, rng.uniform(-max_degrees, max_degrees), axes=(1, 2), reshape=False, order=1)
