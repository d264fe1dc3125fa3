# loses: random_rotation
# hint: The angles go from 0 to max_degrees: they must go from -max_degrees to max_degrees.
# hint.ko: 각도가 0에서 max_degrees까지입니다. −max_degrees에서 max_degrees까지여야 합니다.
import numpy as np
from scipy.ndimage import rotate


def random_rotation(batch, rng, max_degrees=15):
    batch = np.asarray(batch, dtype=float)
    if batch.ndim != 4 or not 0 <= max_degrees <= 180:
        raise ValueError("batch or max_degrees")
    return np.stack([rotate(image, rng.uniform(0, max_degrees), reshape=False, order=1) for image in batch])
