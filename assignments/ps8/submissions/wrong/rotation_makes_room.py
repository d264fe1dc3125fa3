# loses: random_rotation
# hint: scipy.ndimage.rotate enlarges the image unless reshape=False.
# hint.ko: scipy.ndimage.rotate는 reshape=False가 아니면 이미지를 키웁니다.
import numpy as np
from scipy.ndimage import rotate


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch, dtype=float)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    return np.stack([rotate(image, rng.uniform(-max_degrees, max_degrees), order=1) for image in batch])
