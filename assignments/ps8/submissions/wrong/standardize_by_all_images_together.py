# loses: standardize
# hint: Mean and deviation come from the training images alone; yours have looked at the test images.
# hint.ko: 평균과 표준편차는 훈련 이미지에서만 구합니다. 지금은 테스트 이미지까지 들여다보았습니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    arrays = [np.asarray(x, dtype=float) for x in (x_train, *others)]
    pixels = np.concatenate([x.ravel() for x in arrays])
    return tuple((x - pixels.mean()) / (pixels.std() + eps) for x in arrays)
