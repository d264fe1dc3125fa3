# loses: normalize
# hint: The loop never ends, since its counter is never increased. x / 255 does all pixels at once.
# hint.ko: 카운터가 늘지 않아 반복문이 끝나지 않습니다. x / 255는 모든 픽셀을 한 번에 계산합니다.
import numpy as np


def normalize(x):
    result = np.array(x, dtype=float)
    flat = result.reshape(-1)
    i = 0
    while i < len(flat):
        flat[i] = flat[i] / 255
    return result
